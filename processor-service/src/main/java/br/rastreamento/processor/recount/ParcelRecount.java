package br.rastreamento.processor.recount;

import br.rastreamento.evento.StatusCatalog;
import br.rastreamento.processor.store.ParcelWrite;
import br.rastreamento.processor.store.SqlFile;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/// Reads parcels beside what their events say of them.
final class ParcelRecount {

    private static final String RECOUNT = SqlFile.read(ParcelRecount.class, "recount_parcels.sql");

    /// Takes one parcel after the other.
    interface Each {
        void take(RecountedParcel parcel) throws SQLException;
    }

    private ParcelRecount() {}

    /// Reads without ever holding more than some thousand parcels in memory.
    ///
    /// @param connection in a transaction, as cursors need one
    /// @param from first id
    /// @param to last id
    static void read(Connection connection, long from, long to, Each each) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(RECOUNT)) {
            statement.setFetchSize(5_000);
            bindCatalogue(statement);
            statement.setLong(3, from);
            statement.setLong(4, to);
            statement.setLong(5, from);
            statement.setLong(6, to);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    each.take(
                            new RecountedParcel(
                                    rows.getLong(1),
                                    ParcelWrite.state(rows, 2),
                                    ParcelWrite.state(rows, 10),
                                    rows.getLong(18),
                                    rows.getLong(19),
                                    rows.getBoolean(20)));
                }
            }
        }
    }

    /// The catalogue as the first two parameters: statuses and their phases.
    static void bindCatalogue(PreparedStatement statement) throws SQLException {
        var entries = StatusCatalog.entries();
        Connection connection = statement.getConnection();
        Array statuses =
                connection.createArrayOf(
                        "text", entries.stream().map(StatusCatalog.Entry::canonical).toArray());
        Array phases =
                connection.createArrayOf(
                        "text", entries.stream().map(entry -> entry.phase().name()).toArray());
        statement.setArray(1, statuses);
        statement.setArray(2, phases);
    }
}
