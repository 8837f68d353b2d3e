package br.rastreamento.benchmarks.processor;

import br.rastreamento.benchmarks.Broker;
import br.rastreamento.stack.server.DatabaseAddress;
import java.nio.file.Path;
import java.sql.SQLException;

/// What all sides are measured on: one broker, one database server, the same events.
///
/// @param project its folder
/// @param work folder for logs and settings
/// @param server a superuser's address
/// @param serverProcesses of the same server
/// @param distinct how many events of the workload are valid and no repeats (R1)
record Bench(
        Path project,
        Path work,
        DatabaseAddress server,
        DatabaseServer serverProcesses,
        Broker kafka,
        Backlog backlog,
        Workload workload,
        long distinct) {

    /// An empty one.
    BenchmarkDatabase database() throws SQLException {
        return BenchmarkDatabase.create(server);
    }

    /// @throws IllegalStateException if there are more or fewer rows: what was measured is not what should have been done
    static void check(BenchmarkDatabase database, long expected) throws SQLException {
        long stored = database.events();
        if (stored != expected) {
            throw new IllegalStateException(
                    "%,d rows where %,d belong".formatted(stored, expected));
        }
    }
}
