package br.rastreamento.processor.recount;

import br.rastreamento.processor.figures.FigureChange;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/// Compares rows and summaries with a recount, all of one moment: writers may go on. Not thread-safe; used once.
final class Check {

    private final FigureChange recounted = new FigureChange();
    private final FigureChange ofRows = new FigureChange();
    private final List<Long> wrongParcels = new ArrayList<>();
    private final Consumer<String> difference;
    private long differences;
    private long unknown;
    private long divergent;

    /// What the check found.
    ///
    /// @param differences lines that were told
    /// @param wrongParcels whose row is not what their events say, by ascending id
    /// @param recounted what the summaries should be
    /// @param ofRows what they should be if the rows of `pacotes` were right
    /// @param stored what they are
    record Found(
            long differences,
            List<Long> wrongParcels,
            Figures recounted,
            Figures ofRows,
            Figures stored) {}

    private Check(Consumer<String> difference) {
        this.difference = difference;
    }

    /// Runs in a transaction of its own that only reads.
    ///
    /// @param difference told each difference, as one line
    static Found run(Connection connection, Consumer<String> difference) throws SQLException {
        connection.setAutoCommit(false);
        connection.setReadOnly(true);
        connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
        try {
            return new Check(difference).run(connection);
        } finally {
            connection.rollback();
            connection.setReadOnly(false);
            connection.setTransactionIsolation(Connection.TRANSACTION_READ_COMMITTED);
        }
    }

    private Found run(Connection connection) throws SQLException {
        Figures stored = StoredFigures.read(connection);
        ParcelRecount.read(connection, 1, Long.MAX_VALUE, this::add);
        HourRecount.read(connection, recounted, ofRows);
        Figures should = new Figures(recounted, unknown, divergent);
        should.differencesTo(stored).forEach(this::tell);
        return new Found(
                differences, wrongParcels, should, new Figures(ofRows, unknown, divergent), stored);
    }

    private void add(RecountedParcel parcel) {
        if (parcel.recounted() != null) {
            recounted.parcel(null, parcel.recounted());
        }
        if (parcel.stored() != null) {
            ofRows.parcel(null, parcel.stored());
        }
        unknown += parcel.unknown();
        divergent += parcel.divergent() ? 1 : 0;
        List<String> lines = parcel.differences();
        if (!lines.isEmpty()) {
            wrongParcels.add(parcel.idPacote());
            lines.forEach(this::tell);
        }
    }

    private void tell(String line) {
        differences++;
        difference.accept(line);
    }
}
