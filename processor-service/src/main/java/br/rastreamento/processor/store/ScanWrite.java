package br.rastreamento.processor.store;

import br.rastreamento.processor.fold.Scan;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.postgresql.PGConnection;

/// Steps 3 and 4 of a batch: the rows of `eventos_rastreamento`. Not thread-safe; used once.
final class ScanWrite {

    private static final String COPY = SqlFile.read("copy_new_scans.sql");
    private static final String INSERT = SqlFile.read("insert_other_scans.sql");

    private final BinaryCopy certainlyNew = new BinaryCopy();
    private final List<Long> otherIds = new ArrayList<>();
    private final List<Long> otherTimes = new ArrayList<>();
    private final List<String> otherStatuses = new ArrayList<>();

    void add(long idPacote, Scan scan, boolean isCertainlyNew) {
        if (isCertainlyNew) {
            certainlyNew.add(idPacote, scan);
        } else {
            otherIds.add(idPacote);
            otherTimes.add(scan.at());
            otherStatuses.add(scan.status());
        }
    }

    /// Writes what was added.
    ///
    /// @return how many events were not stored before
    long write(Connection connection) throws SQLException {
        return copyCertainlyNew(connection) + insertOthers(connection);
    }

    private long copyCertainlyNew(Connection connection) throws SQLException {
        if (certainlyNew.rows() == 0) {
            return 0;
        }
        try {
            return connection
                    .unwrap(PGConnection.class)
                    .getCopyAPI()
                    .copyIn(COPY, new ByteArrayInputStream(certainlyNew.finish()), 64 * 1024);
        } catch (IOException e) {
            throw new SQLException("connection lost while copying events", "08006", e);
        }
    }

    private long insertOthers(Connection connection) throws SQLException {
        if (otherIds.isEmpty()) {
            return 0;
        }
        try (PreparedStatement statement = connection.prepareStatement(INSERT)) {
            statement.setArray(1, connection.createArrayOf("int8", otherIds.toArray()));
            statement.setArray(2, connection.createArrayOf("int8", otherTimes.toArray()));
            statement.setArray(3, connection.createArrayOf("text", otherStatuses.toArray()));
            return statement.executeUpdate();
        }
    }
}
