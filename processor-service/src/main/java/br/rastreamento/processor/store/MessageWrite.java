package br.rastreamento.processor.store;

import br.rastreamento.processor.fold.Arrival;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// Step 0 of a batch: which of its messages were never counted. Their partitions are locked until the commit, so that two
/// consumers that believe to own one do not both count.
final class MessageWrite {

    private static final String COUNT = SqlFile.read("count_messages.sql");

    /// What the batch adds to the counts of messages.
    ///
    /// @param fresh messages that no batch had before
    /// @param ahead those of them whose event is later than the message
    record Counted(long fresh, long ahead) {}

    private MessageWrite() {}

    static Counted count(Connection connection, List<Arrival> arrivals) throws SQLException {
        if (arrivals.isEmpty()) {
            return new Counted(0, 0);
        }
        Map<Integer, Long> freshFrom = advance(connection, arrivals);
        long fresh = 0;
        long ahead = 0;
        for (Arrival arrival : arrivals) {
            if (arrival.offset() >= freshFrom.getOrDefault(arrival.partition(), Long.MAX_VALUE)) {
                fresh++;
                ahead += arrival.ahead() ? 1 : 0;
            }
        }
        return new Counted(fresh, ahead);
    }

    /// The first offset of each partition that was not counted; partitions without one are missing.
    private static Map<Integer, Long> advance(Connection connection, List<Arrival> arrivals)
            throws SQLException {
        SortedMap<Integer, Long> next = new TreeMap<>();
        for (Arrival arrival : arrivals) {
            next.merge(arrival.partition(), arrival.offset() + 1, Math::max);
        }
        Map<Integer, Long> freshFrom = HashMap.newHashMap(next.size());
        try (PreparedStatement statement = connection.prepareStatement(COUNT)) {
            statement.setArray(1, connection.createArrayOf("int4", next.keySet().toArray()));
            statement.setArray(2, connection.createArrayOf("int8", next.values().toArray()));
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    freshFrom.put(rows.getInt(1), rows.getLong(2));
                }
            }
        }
        return freshFrom;
    }
}
