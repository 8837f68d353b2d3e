package br.rastreamento.benchmarks.reads;

import br.rastreamento.benchmarks.Broker;
import br.rastreamento.benchmarks.Report;
import br.rastreamento.benchmarks.processor.Backlog;
import br.rastreamento.benchmarks.processor.BenchmarkDatabase;
import br.rastreamento.benchmarks.processor.ProcessorServer;
import br.rastreamento.benchmarks.processor.Workload;
import br.rastreamento.simulator.stream.EventStream;
import br.rastreamento.stack.server.DatabaseAddress;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;

/// Databases as the processor-service leaves them: it fills them, from Kafka.
final class Filling {

    private static final long SEED = 2026;
    private static final int THREADS = 2;
    private static final int PORTION = 500_000;

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration LOOK = Duration.ofMillis(50);

    /// Repeats and invalid ones bring no row.
    private static final double MESSAGES_A_ROW = 1.05;

    private final Path project;
    private final Path work;
    private final DatabaseAddress server;
    private final Broker kafka;
    private final Backlog backlog;

    Filling(Path project, Path work, DatabaseAddress server, Broker kafka, Backlog backlog) {
        this.project = project;
        this.work = work;
        this.server = server;
        this.kafka = kafka;
        this.backlog = backlog;
    }

    /// A database that the events of the topic are in, and the events that come next.
    ///
    /// @param group that has read them
    record Filled(BenchmarkDatabase database, EventStream rest, String group) {}

    /// Begins with an empty topic.
    ///
    /// @param size so many distinct events at the least
    /// @param rest how many messages are to come later, from the same parcels
    Filled fill(long size, long rest) throws Exception {
        String name = "benchmark_reads_" + size;
        long messages = Math.round(size * MESSAGES_A_ROW);
        EventStream events = new Workload(SEED, messages + rest).stream();
        backlog.reset();
        BenchmarkDatabase database = BenchmarkDatabase.create(server, name);
        long start = System.nanoTime();
        try (ProcessorServer processor = processor(database, name)) {
            processor.awaitUp();
            for (long filled = 0; filled < messages; filled += PORTION) {
                backlog.fill(events, Math.min(PORTION, messages - filled), Backlog::asSent);
            }
            backlog.awaitProcessed(name);
            awaitFolded(database);
        }
        Report.progress(
                "filled with %,d messages".formatted(messages),
                messages / ((System.nanoTime() - start) / 1e9));
        tidy(database);
        return new Filled(database, events, name);
    }

    /// Starts the service; reads on where the group stands.
    ProcessorServer processor(BenchmarkDatabase database, String group) throws IOException {
        return ProcessorServer.start(
                project,
                kafka.address(),
                database.jdbcUrl(),
                group,
                THREADS,
                work.resolve("logs/processor-%s.log".formatted(group)));
    }

    /// A processor that ends sooner leaves the figures of its last batch pending, which each reader then sums up (0039).
    private static void awaitFolded(BenchmarkDatabase database)
            throws SQLException, InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            while (isPending(statement)) {
                if (System.nanoTime() - deadline > 0) {
                    throw new IllegalStateException("figures are still pending after " + PATIENCE);
                }
                Thread.sleep(LOOK);
            }
        }
    }

    private static boolean isPending(Statement statement) throws SQLException {
        try (ResultSet row =
                statement.executeQuery("SELECT EXISTS (SELECT FROM resumo_diferenca)")) {
            return row.next() && row.getBoolean(1);
        }
    }

    /// What the server does by itself in time, so that it does not do so while it is measured.
    private static void tidy(BenchmarkDatabase database) throws SQLException {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            statement.execute("VACUUM (ANALYZE)");
            statement.execute("CHECKPOINT");
        }
    }
}
