package br.rastreamento.benchmarks.live;

import br.rastreamento.benchmarks.Broker;
import br.rastreamento.benchmarks.ingest.IngestServer;
import br.rastreamento.benchmarks.processor.BenchmarkDatabase;
import br.rastreamento.benchmarks.processor.ProcessorServer;
import br.rastreamento.benchmarks.reads.DashboardServer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayDeque;
import java.util.Deque;

/// Kafka and the three services from their jars, each a process of its own, on an empty database. For one thread.
final class Pipeline implements AutoCloseable {

    private static final int PROCESSOR_THREADS = 2;

    private final BenchmarkDatabase database;
    private final Deque<Runnable> running = new ArrayDeque<>();
    private final IngestServer ingest;
    private final DashboardServer dashboard;

    private Pipeline(Path project, Path work, BenchmarkDatabase database) throws Exception {
        this.database = database;
        Path logs = Files.createDirectories(work.resolve("logs"));
        try {
            Broker kafka = Broker.start(work.resolve("kafka"), logs.resolve("kafka.log"));
            running.push(kafka::close);
            ingest = IngestServer.publishing(project, kafka.address(), logs.resolve("ingest.log"));
            running.push(ingest::close);
            ProcessorServer processor =
                    ProcessorServer.start(
                            project,
                            kafka.address(),
                            database.jdbcUrl(),
                            "benchmark-live",
                            PROCESSOR_THREADS,
                            logs.resolve("processor.log"));
            running.push(processor::close);
            processor.awaitUp();
            dashboard =
                    DashboardServer.start(
                            project, database.jdbcUrl(), logs.resolve("dashboard.log"));
            running.push(dashboard::close);
        } catch (Exception e) {
            close();
            throw e;
        }
    }

    /// Returns when all are up.
    static Pipeline start(Path project, Path work, BenchmarkDatabase database) throws Exception {
        return new Pipeline(project, work, database);
    }

    /// Of the ingest-service.
    int ingestPort() {
        return ingest.port();
    }

    /// Of the page.
    String pageAddress() {
        return "http://127.0.0.1:" + dashboard.port() + "/";
    }

    /// When the last batch was written, in milliseconds since 1970-01-01T00:00:00Z.
    long lastWrite() throws SQLException {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT atualizado_em FROM resumo_geral")) {
            row.next();
            return row.getTimestamp(1).toInstant().toEpochMilli();
        }
    }

    @Override
    public void close() {
        while (!running.isEmpty()) {
            running.pop().run();
        }
    }
}
