package br.rastreamento.processor.store;

import br.rastreamento.evento.StatusPhase;
import br.rastreamento.processor.figures.FigureChange;
import br.rastreamento.processor.fold.ParcelChange;
import br.rastreamento.processor.fold.Scan;
import br.rastreamento.processor.store.ParcelWrite.Changed;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;

/// Steps 3 and 4 of a batch: the rows of `eventos_rastreamento`. Not thread-safe; used once.
final class ScanWrite {

    private static final String COPY = SqlFile.read("copy_new_scans.sql");
    private static final String INSERT = SqlFile.read("insert_other_scans.sql");

    /// What is stored now and was not before.
    ///
    /// @param unknown scans whose status the catalogue does not know
    /// @param late scans that came after a later event of their parcel
    record Stored(long unknown, long late) {}

    /// A scan that may be stored already.
    ///
    /// @param late null where only the parcel's row knows
    private record Other(long idPacote, Scan scan, @Nullable Boolean late) {}

    private record Identity(long idPacote, long at, String status) {}

    private final BinaryCopy certainlyNew = new BinaryCopy();
    private final List<Other> others = new ArrayList<>();
    private final FigureChange figures;
    private long unknown;
    private long late;

    /// @param figures are told each scan that was not stored before
    ScanWrite(FigureChange figures) {
        this.figures = figures;
    }

    /// Sorts a parcel's scans into those that are certainly new and the others.
    ///
    /// @param parcel null when the batch does not change the parcel's row
    /// @param trustWatermark false where rows may have been written by others
    void add(ParcelChange change, @Nullable Changed parcel, boolean trustWatermark) {
        if (parcel == null) {
            change.scans().forEach(scan -> others.add(new Other(change.idPacote(), scan, null)));
            return;
        }
        long newest = parcel.before() == null ? Long.MIN_VALUE : parcel.before().lastAt();
        for (Scan scan : change.scans()) {
            boolean isLate = scan.at() < newest || change.late().contains(scan);
            if (trustWatermark && scan.at() > newest) {
                certainlyNew.add(change.idPacote(), scan);
                count(change.idPacote(), scan, isLate);
            } else {
                others.add(new Other(change.idPacote(), scan, isLate));
            }
        }
    }

    Stored write(Connection connection) throws SQLException {
        copyCertainlyNew(connection);
        if (!others.isEmpty()) {
            insertOthers(connection);
        }
        return new Stored(unknown, late);
    }

    private void count(long idPacote, Scan scan, boolean isLate) {
        figures.scan(idPacote, scan);
        unknown += scan.phase() == StatusPhase.DESCONHECIDO ? 1 : 0;
        late += isLate ? 1 : 0;
    }

    private void copyCertainlyNew(Connection connection) throws SQLException {
        if (certainlyNew.rows() == 0) {
            return;
        }
        try {
            connection
                    .unwrap(PGConnection.class)
                    .getCopyAPI()
                    .copyIn(COPY, new ByteArrayInputStream(certainlyNew.finish()), 64 * 1024);
        } catch (IOException e) {
            throw new SQLException("connection lost while copying events", "08006", e);
        }
    }

    private void insertOthers(Connection connection) throws SQLException {
        Map<Identity, Boolean> olderThanRow = insert(connection);
        if (olderThanRow.isEmpty()) {
            return;
        }
        for (Other other : others) {
            Scan scan = other.scan();
            Boolean older =
                    olderThanRow.get(new Identity(other.idPacote(), scan.at(), scan.status()));
            if (older != null) {
                count(other.idPacote(), scan, other.late() == null ? older : other.late());
            }
        }
    }

    /// The scans that were not stored, and whether the parcel's row knows a later one now.
    private Map<Identity, Boolean> insert(Connection connection) throws SQLException {
        Map<Identity, Boolean> inserted = new HashMap<>();
        try (PreparedStatement statement = connection.prepareStatement(INSERT)) {
            statement.setArray(1, array(connection, "int8", Other::idPacote));
            statement.setArray(2, array(connection, "int8", other -> other.scan().at()));
            statement.setArray(3, array(connection, "text", other -> other.scan().status()));
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    long at = ParcelWrite.micros(rows.getObject(2, OffsetDateTime.class));
                    inserted.put(
                            new Identity(rows.getLong(1), at, rows.getString(3)),
                            rows.getBoolean(4));
                }
            }
        }
        return inserted;
    }

    private Array array(Connection connection, String type, Function<Other, Object> value)
            throws SQLException {
        return connection.createArrayOf(type, others.stream().map(value).toArray());
    }
}
