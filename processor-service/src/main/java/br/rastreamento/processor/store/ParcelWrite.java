package br.rastreamento.processor.store;

import br.rastreamento.evento.StatusPhase;
import br.rastreamento.processor.fold.ParcelChange;
import br.rastreamento.processor.fold.ParcelState;
import br.rastreamento.processor.fold.Route;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Steps 1 and 2 of a batch: the rows of `pacotes`.
public final class ParcelWrite {

    private static final String ADVANCE = SqlFile.read("advance_parcels.sql");
    private static final String CREATE = SqlFile.read("create_parcels.sql");

    /// A parcel that the batch changed.
    ///
    /// @param before null when the batch created the parcel
    /// @param becameDivergent its events began to state different routes (R4)
    record Changed(@Nullable ParcelState before, boolean becameDivergent) {

        ParcelState after(ParcelChange change) {
            return before == null ? ParcelState.of(change) : before.with(change);
        }
    }

    private ParcelWrite() {}

    /// Writes the rows, and locks those that stay.
    ///
    /// @param changes by ascending id
    /// @return the parcels whose row changed; the others stand as they were, and are locked like these until the commit
    static Map<Long, Changed> write(Connection connection, List<ParcelChange> changes)
            throws SQLException {
        Map<Long, Changed> changed = HashMap.newHashMap(changes.size());
        run(connection, ADVANCE, changes, changed);
        List<ParcelChange> others =
                changes.stream().filter(c -> !changed.containsKey(c.idPacote())).toList();
        if (!others.isEmpty()) {
            run(connection, CREATE, others, changed);
        }
        return changed;
    }

    private static void run(
            Connection connection,
            String sql,
            List<ParcelChange> changes,
            Map<Long, Changed> changed)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            bind(connection, statement, changes);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    changed.put(rows.getLong(1), new Changed(state(rows, 2), rows.getBoolean(10)));
                }
            }
        }
    }

    private static void bind(
            Connection connection, PreparedStatement statement, List<ParcelChange> changes)
            throws SQLException {
        int size = changes.size();
        Long[] ids = new Long[size];
        Long[] first = new Long[size];
        Long[] last = new Long[size];
        @Nullable Long[] delivered = new @Nullable Long[size];
        String[] phase = new String[size];
        String[] status = new String[size];
        String[] origem = new String[size];
        String[] destino = new String[size];
        Boolean[] exception = new Boolean[size];
        Boolean[] divergent = new Boolean[size];
        for (int i = 0; i < size; i++) {
            ParcelChange change = changes.get(i);
            ids[i] = change.idPacote();
            first[i] = change.route().at();
            last[i] = change.last().at();
            delivered[i] = change.deliveredAt();
            phase[i] = change.last().phase().name();
            status[i] = change.last().status();
            origem[i] = change.route().origem();
            destino[i] = change.route().destino();
            exception[i] = change.exception();
            divergent[i] = change.divergent();
        }
        statement.setArray(1, connection.createArrayOf("int8", ids));
        statement.setArray(2, connection.createArrayOf("int8", first));
        statement.setArray(3, connection.createArrayOf("int8", last));
        statement.setArray(4, connection.createArrayOf("int8", delivered));
        statement.setArray(5, connection.createArrayOf("text", phase));
        statement.setArray(6, connection.createArrayOf("text", status));
        statement.setArray(7, connection.createArrayOf("text", origem));
        statement.setArray(8, connection.createArrayOf("text", destino));
        statement.setArray(9, connection.createArrayOf("bool", exception));
        statement.setArray(10, connection.createArrayOf("bool", divergent));
    }

    /// The state in eight columns from `column` on; null where there is none.
    public static @Nullable ParcelState state(ResultSet rows, int column) throws SQLException {
        String status = rows.getString(column);
        if (status == null) {
            return null;
        }
        return new ParcelState(
                status,
                StatusPhase.valueOf(rows.getString(column + 1)),
                new Route(
                        micros(rows.getObject(column + 4, OffsetDateTime.class)),
                        rows.getString(column + 2),
                        rows.getString(column + 3)),
                micros(rows.getObject(column + 5, OffsetDateTime.class)),
                nullableMicros(rows.getObject(column + 6, OffsetDateTime.class)),
                rows.getBoolean(column + 7));
    }

    private static @Nullable Long nullableMicros(@Nullable OffsetDateTime time) {
        return time == null ? null : micros(time);
    }

    static long micros(OffsetDateTime time) {
        return time.toEpochSecond() * 1_000_000 + time.getNano() / 1_000;
    }
}
