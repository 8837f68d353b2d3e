package br.rastreamento.benchmarks.startup;

import static java.nio.charset.StandardCharsets.UTF_8;

import br.rastreamento.benchmarks.processor.Backlog;
import br.rastreamento.benchmarks.processor.BenchmarkDatabase;
import br.rastreamento.benchmarks.processor.Workload;
import br.rastreamento.evento.Topics;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/// Reads the topic; its first work is that an event which was there before it started is a row.
final class ProcessorService implements Service {

    private static final String GROUP = "rastreamento-processor";
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final Duration LOOK = Duration.ofMillis(10);

    /// Ids that no workload has.
    private static final long FIRST_ID = 1L << 60;

    private final String kafka;
    private final Backlog backlog;
    private final BenchmarkDatabase database;
    private final int events;
    private long waiting = FIRST_ID;
    private long seed;

    /// @param events of the load
    ProcessorService(String kafka, Backlog backlog, BenchmarkDatabase database, int events) {
        this.kafka = kafka;
        this.backlog = backlog;
        this.database = database;
        this.events = events;
    }

    @Override
    public String name() {
        return "processor-service";
    }

    @Override
    public Map<String, String> environment() {
        return Map.of(
                "LOG_FORMAT",
                "ecs",
                "KAFKA_BOOTSTRAP_SERVERS",
                kafka,
                "DATABASE_URL",
                database.jdbcUrl());
    }

    @Override
    public Map<String, String> trainingEnvironment() {
        return Map.of(
                "LOG_FORMAT",
                "ecs",
                "KAFKA_BOOTSTRAP_SERVERS",
                "127.0.0.1:1",
                "DATABASE_URL",
                "jdbc:postgresql://127.0.0.1:1/nada");
    }

    @Override
    public void prepare() throws InterruptedException, ExecutionException {
        waiting++;
        String event =
                """
                {"id_pacote":%d,"origem":"Natal","destino":"Acre","status_rastreamento":"POSTADO","data_atualizacao":"%s"}\
                """
                        .formatted(waiting, Instant.now());
        try (var producer =
                new KafkaProducer<>(
                        Map.of("bootstrap.servers", kafka),
                        new ByteArraySerializer(),
                        new ByteArraySerializer())) {
            producer.send(
                            new ProducerRecord<>(
                                    Topics.EVENTS,
                                    Long.toString(waiting).getBytes(UTF_8),
                                    event.getBytes(UTF_8)))
                    .get();
        }
    }

    @Override
    public void firstWork(int port) throws SQLException, InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        try (Connection connection = database.connect();
                PreparedStatement row =
                        connection.prepareStatement(
                                "SELECT 1 FROM eventos_rastreamento WHERE id_pacote = ?")) {
            row.setLong(1, waiting);
            while (!exists(row)) {
                if (System.nanoTime() - deadline > 0) {
                    throw new IllegalStateException("no row after " + PATIENCE);
                }
                Thread.sleep(LOOK);
            }
        }
    }

    private static boolean exists(PreparedStatement query) throws SQLException {
        try (ResultSet row = query.executeQuery()) {
            return row.next();
        }
    }

    @Override
    public void load(int port) throws InterruptedException, ExecutionException {
        seed++;
        backlog.fill(new Workload(seed, events).stream(), events, Backlog::asSent);
        backlog.awaitProcessed(GROUP);
    }
}
