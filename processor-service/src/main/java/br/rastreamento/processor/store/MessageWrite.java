package br.rastreamento.processor.store;

import br.rastreamento.processor.fold.Arrival;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import org.postgresql.PGConnection;

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
        long[] freshFrom = advance(connection, nextOffsets(arrivals));
        long fresh = 0;
        long ahead = 0;
        for (Arrival arrival : arrivals) {
            if (arrival.offset() >= freshFrom[arrival.partition()]) {
                fresh++;
                ahead += arrival.ahead() ? 1 : 0;
            }
        }
        return new Counted(fresh, ahead);
    }

    /// By partition; 0 for those that the batch has nothing of.
    private static long[] nextOffsets(List<Arrival> arrivals) {
        long[] next = new long[0];
        for (Arrival arrival : arrivals) {
            if (arrival.partition() >= next.length) {
                next = Arrays.copyOf(next, arrival.partition() + 1);
            }
            next[arrival.partition()] = Math.max(next[arrival.partition()], arrival.offset() + 1);
        }
        return next;
    }

    /// The first offset of each partition that was not counted.
    private static long[] advance(Connection connection, long[] next) throws SQLException {
        long[] freshFrom = new long[next.length];
        Arrays.fill(freshFrom, Long.MAX_VALUE);
        try (PreparedStatement statement = connection.prepareStatement(COUNT)) {
            statement.setArray(
                    1, connection.unwrap(PGConnection.class).createArrayOf("int8", next));
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    freshFrom[rows.getInt(1)] = rows.getLong(2);
                }
            }
        }
        return freshFrom;
    }
}
