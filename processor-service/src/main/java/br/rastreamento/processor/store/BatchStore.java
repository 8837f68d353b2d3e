package br.rastreamento.processor.store;

import br.rastreamento.processor.figures.FigureChange;
import br.rastreamento.processor.figures.QualityCounts;
import br.rastreamento.processor.figures.Totals;
import br.rastreamento.processor.fold.Arrival;
import br.rastreamento.processor.fold.ParcelChange;
import br.rastreamento.processor.store.MessageWrite.Counted;
import br.rastreamento.processor.store.ParcelWrite.Changed;
import br.rastreamento.processor.store.ScanWrite.Stored;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;

/// Writes a batch in one transaction: parcels, events and figures together, or nothing (R6).
///
/// `pacotes.data_ultimo_evento` is a watermark: while the parcel's row is locked, a scan newer than it cannot be stored
/// yet, so it goes by plain COPY; only the few others need the slower insert that tolerates repeats (R1).
///
/// Thread-safe; each call uses a connection of its own.
public final class BatchStore {

    private static final int CONFLICT_TRIES = 10;

    private final DataSource dataSource;
    private final StageTimer timer;

    public BatchStore(DataSource dataSource, StageTimer timer) {
        this.dataSource = dataSource;
        this.timer = timer;
    }

    /// Writes and commits.
    ///
    /// @param changes of distinct parcels, by ascending id
    /// @param arrivals of all messages that brought them; what is left out is not counted (`resumo_qualidade`)
    /// @throws SQLException as [WriteFailure] classifies it; nothing is written then, or, where the connection broke during
    ///     the commit, perhaps all of it
    public WrittenBatch write(List<ParcelChange> changes, List<Arrival> arrivals)
            throws SQLException {
        boolean trustWatermark = true;
        for (int conflicts = 0; ; ) {
            try {
                return writeOnce(changes, arrivals, trustWatermark);
            } catch (SQLException e) {
                WriteFailure failure = WriteFailure.of(e);
                if (failure == WriteFailure.ROWS_WRITTEN_BY_OTHERS && trustWatermark) {
                    trustWatermark = false;
                } else if (failure != WriteFailure.CONFLICT || ++conflicts == CONFLICT_TRIES) {
                    throw e;
                }
            }
        }
    }

    private WrittenBatch writeOnce(
            List<ParcelChange> changes, List<Arrival> arrivals, boolean trustWatermark)
            throws SQLException {
        StageTimer.Watch watch = timer.start();
        try (Connection connection = dataSource.getConnection()) {
            connection.setAutoCommit(false);
            watch.ended(Stage.CONNECT);
            try {
                WrittenBatch written =
                        writeRows(connection, changes, arrivals, trustWatermark, watch);
                connection.commit();
                watch.ended(Stage.COMMIT);
                return written;
            } catch (SQLException | RuntimeException e) {
                rollback(connection, e);
                throw e;
            }
        } catch (SQLException | RuntimeException e) {
            watch.ended(Stage.FAILED);
            throw e;
        }
    }

    private static WrittenBatch writeRows(
            Connection connection,
            List<ParcelChange> changes,
            List<Arrival> arrivals,
            boolean trustWatermark,
            StageTimer.Watch watch)
            throws SQLException {
        Counted messages = MessageWrite.count(connection, arrivals);
        watch.ended(Stage.MESSAGES);
        Map<Long, Changed> changed = ParcelWrite.write(connection, changes);
        watch.ended(Stage.PARCELS);
        FigureChange figures = new FigureChange();
        ScanWrite scans = new ScanWrite(figures);
        long divergent = 0;
        for (ParcelChange change : changes) {
            Changed parcel = changed.get(change.idPacote());
            if (parcel != null) {
                figures.parcel(parcel.before(), parcel.after(change));
                divergent += parcel.becameDivergent() ? 1 : 0;
            }
            scans.add(change, parcel, trustWatermark);
        }
        Stored stored = scans.write(connection);
        watch.ended(Stage.SCANS);
        Totals totals = figures.totals();
        QualityCounts quality =
                new QualityCounts(
                        stored.unknown(),
                        divergent,
                        Math.max(0, messages.fresh() - totals.events()),
                        messages.ahead(),
                        stored.late());
        FigureWrite.add(connection, figures, quality, totals.events());
        watch.ended(Stage.FIGURES);
        return new WrittenBatch(totals.events(), totals.parcels(), quality);
    }

    private static void rollback(Connection connection, Exception reason) {
        try {
            connection.rollback();
        } catch (SQLException e) {
            reason.addSuppressed(e);
        }
    }
}
