package br.rastreamento.benchmarks.processor;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import br.rastreamento.benchmarks.JavaProcess;
import br.rastreamento.evento.TrackingEvent;
import br.rastreamento.simulator.stream.Item;
import br.rastreamento.stack.server.LoopbackPort;
import java.io.File;
import java.io.IOException;
import java.io.Writer;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;

/// Debezium's JDBC sink on Kafka Connect standalone, in a JVM of its own, with the settings that were fastest here. It writes
/// the table of events only, from a topic whose messages are made by [#message(Item)], from the topic's beginning until closed.
final class DebeziumSink implements AutoCloseable {

    private static final String NAME = "debezium";
    private static final int BATCH = 5_000;

    /// It asks the database for the table's columns once a poll.
    private static final int POLL = 4 * BATCH;

    private final JavaProcess process;
    private final URI task;
    private final String group;

    private DebeziumSink(JavaProcess process, int port, String name) {
        this.process = process;
        this.task =
                URI.create(
                        "http://127.0.0.1:%d/connectors/%s/tasks/0/status".formatted(port, name));
        this.group = "connect-" + name;
    }

    /// Starts it, and returns at once.
    ///
    /// @param project its folder; `benchmarks/debezium-peer` must be built
    /// @param jdbcUrl without credentials, of a database that has the table `eventos_rastreamento`
    /// @param work folder for its settings and its log
    static DebeziumSink start(
            Path project,
            String bootstrapServers,
            String topic,
            String jdbcUrl,
            String user,
            String password,
            Path work)
            throws IOException {
        return start(project, bootstrapServers, topic, jdbcUrl, user, password, work, Map.of());
    }

    /// The same with other settings of the connector, to compare them.
    static DebeziumSink start(
            Path project,
            String bootstrapServers,
            String topic,
            String jdbcUrl,
            String user,
            String password,
            Path work,
            Map<String, String> others)
            throws IOException {
        Path peer = project.resolve("benchmarks/debezium-peer/target");
        int port = LoopbackPort.free();
        String name = NAME + "-" + port;
        Files.createDirectories(work);
        Map<String, String> settings =
                new HashMap<>(connector(name, topic, jdbcUrl, user, password));
        settings.putAll(others);
        Path connector = write(work.resolve("connector.properties"), settings);
        Path worker =
                write(work.resolve("worker.properties"), worker(bootstrapServers, port, work));
        JavaProcess process =
                JavaProcess.start(
                        List.of(
                                "-Xmx2g",
                                // the sink drops the offset of a time; PostgreSQL reads it in the
                                // session's zone
                                "-Duser.timezone=UTC",
                                "-Dorg.slf4j.simpleLogger.defaultLogLevel=warn",
                                "-cp",
                                peer.resolve("classes")
                                        + File.pathSeparator
                                        + peer.resolve("lib")
                                        + "/*",
                                "org.apache.kafka.connect.cli.ConnectStandalone",
                                worker.toString(),
                                connector.toString()),
                        Map.of(),
                        work.resolve("debezium.log"));
        return new DebeziumSink(process, port, name);
    }

    private static Map<String, String> worker(String bootstrapServers, int port, Path work) {
        return Map.of(
                "bootstrap.servers",
                bootstrapServers,
                "listeners",
                "http://127.0.0.1:" + port,
                "plugin.discovery",
                "service_load",
                "offset.flush.interval.ms", // milliseconds late at the finish line
                "250",
                "offset.storage.file.filename",
                work.resolve("offsets").toString(),
                "key.converter",
                "org.apache.kafka.connect.converters.ByteArrayConverter",
                "value.converter",
                "br.rastreamento.benchmarks.debezium.CompactEvents",
                "connector.client.config.override.policy",
                "All");
    }

    private static Map<String, String> connector(
            String name, String topic, String jdbcUrl, String user, String password) {
        return Map.ofEntries(
                Map.entry("name", name),
                Map.entry("connector.class", "io.debezium.connector.jdbc.JdbcSinkConnector"),
                Map.entry("tasks.max", "1"),
                Map.entry("topics", topic),
                Map.entry("connection.url", jdbcUrl),
                Map.entry("connection.username", user),
                Map.entry("connection.password", password),
                Map.entry("collection.name.format", "eventos_rastreamento"),
                Map.entry("insert.mode", "upsert"),
                Map.entry("primary.key.mode", "record_value"),
                Map.entry("primary.key.fields", "id_pacote,data_evento,status_rastreamento"),
                Map.entry("use.reduction.buffer", "true"),
                Map.entry("dialect.postgres.unnest.insert.enabled", "true"),
                Map.entry("batch.size", Integer.toString(BATCH)),
                Map.entry("consumer.override.max.poll.records", Integer.toString(POLL)),
                Map.entry("consumer.override.max.partition.fetch.bytes", "4194304"),
                Map.entry("consumer.override.isolation.level", "read_committed"));
    }

    private static Path write(Path file, Map<String, String> settings) throws IOException {
        Properties properties = new Properties();
        properties.putAll(settings);
        try (Writer out = Files.newBufferedWriter(file)) {
            properties.store(out, null);
        }
        return file;
    }

    /// Returns when it has a task; its partitions follow.
    void awaitUp() throws InterruptedException {
        process.awaitUp(task);
    }

    /// The consumer group that it reads in.
    String group() {
        return group;
    }

    JavaProcess process() {
        return process;
    }

    /// An item in the form that it takes fastest, as the peer's `CompactEvents` reads it: a cleaned event, the columns of the
    /// table and nothing else. Empty for an invalid one, which would stop it.
    static Optional<byte[]> message(Item item) {
        return switch (item) {
            case Item.Good good -> Optional.of(message(good.event()));
            case Item.Bad _ -> Optional.empty();
        };
    }

    private static byte[] message(TrackingEvent event) {
        byte[] time = event.dataEvento().toString().getBytes(ISO_8859_1);
        byte[] status = event.statusRastreamento().getBytes(UTF_8);
        return ByteBuffer.allocate(Long.BYTES + 1 + time.length + status.length)
                .putLong(event.idPacote())
                .put((byte) time.length)
                .put(time)
                .put(status)
                .array();
    }

    @Override
    public void close() {
        process.close();
    }
}
