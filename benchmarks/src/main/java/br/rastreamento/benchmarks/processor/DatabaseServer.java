package br.rastreamento.benchmarks.processor;

import br.rastreamento.benchmarks.ProcessorTime;
import br.rastreamento.stack.server.DatabaseAddress;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;

/// The processes of a PostgreSQL server on this machine, which must be Linux: backends, checkpointer, writers of the log.
final class DatabaseServer implements ProcessorTime {

    /// Fields of `/proc/PID/stat` after the name (proc(5)): own user and system time, and those of children that ended.
    private static final int USER_TIME = 11;

    private static final int TIMES = 4;

    /// `/proc` counts in hundredths of a second, on every Linux.
    private static final Duration TICK = Duration.ofMillis(10);

    private final ProcessHandle postmaster;

    private DatabaseServer(ProcessHandle postmaster) {
        this.postmaster = postmaster;
    }

    /// @throws IllegalStateException if it runs elsewhere, or in a container
    static DatabaseServer find(DatabaseAddress address) throws SQLException {
        try (Connection connection = address.connect(address.database());
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT pg_backend_pid()")) {
            row.next();
            return ProcessHandle.of(row.getLong(1))
                    .filter(backend -> backend.info().command().orElse("").endsWith("postgres"))
                    .flatMap(ProcessHandle::parent)
                    .map(DatabaseServer::new)
                    .orElseThrow(() ->
                            new IllegalStateException("the database does not run on this machine"));
        }
    }

    @Override
    public Duration processorTime() {
        long ticks = ticks(postmaster, TIMES);
        for (ProcessHandle child : postmaster.children().toList()) {
            ticks += ticks(child, 2);
        }
        return TICK.multipliedBy(ticks);
    }

    private static long ticks(ProcessHandle process, int times) {
        try {
            String stat = Files.readString(Path.of("/proc/" + process.pid() + "/stat"));
            String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
            long ticks = 0;
            for (int i = 0; i < times; i++) {
                ticks += Long.parseLong(fields[USER_TIME + i]);
            }
            return ticks;
        } catch (IOException e) {
            if (!process.isAlive()) {
                return 0; // ended since it was listed; its parent counts it from now on
            }
            throw new UncheckedIOException(e);
        }
    }
}
