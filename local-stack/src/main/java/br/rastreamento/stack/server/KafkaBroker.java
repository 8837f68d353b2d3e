package br.rastreamento.stack.server;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Collectors;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import kafka.tools.StorageTool;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;

/// A real Kafka broker in this process: one KRaft node, broker and controller at once, on loopback only.
/// Not thread-safe.
public final class KafkaBroker implements AutoCloseable {

    private final int port;
    private final KafkaRaftServer server;
    private boolean closed;

    private KafkaBroker(int port, KafkaRaftServer server) {
        this.port = port;
        this.server = server;
    }

    /// Starts a broker that takes clients when this returns. A directory of an earlier run is continued, also on
    /// another port, and also after a crash.
    ///
    /// @param dataDirectory the broker's own; created if missing
    /// @param port 0 takes a free one
    /// @throws IllegalStateException if the directory cannot be prepared
    public static KafkaBroker start(Path dataDirectory, int port) {
        int listenerPort = port == 0 ? LoopbackPort.free() : port;
        return start(dataDirectory, listenerPort, listenerPort);
    }

    /// As above, for clients that come through something in front of it.
    ///
    /// @param port its own
    /// @param advertisedPort where clients are told to connect to
    public static KafkaBroker start(Path dataDirectory, int port, int advertisedPort) {
        return start(
                dataDirectory,
                port,
                BrokerSettings.of(dataDirectory, port, advertisedPort, LoopbackPort.free()),
                List.of());
    }

    /// As above, with other listeners.
    ///
    /// @param more settings of Kafka that are added, or replace what would be set
    /// @param format arguments for the formatting of the directory, such as the first users
    public static KafkaBroker start(
            Path dataDirectory, int port, Map<String, String> more, List<String> format) {
        Properties settings = BrokerSettings.of(dataDirectory, port, port, LoopbackPort.free());
        settings.putAll(more);
        return start(dataDirectory, port, settings, format);
    }

    private static KafkaBroker start(
            Path dataDirectory, int port, Properties settings, List<String> format) {
        try {
            format(dataDirectory, settings, format);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot prepare Kafka's directory " + dataDirectory, e);
        }
        KafkaRaftServer server = new KafkaRaftServer(new KafkaConfig(settings), Time.SYSTEM);
        server.startup();
        return new KafkaBroker(port, server);
    }

    /// For a client's `bootstrap.servers`.
    public String bootstrapServers() {
        return "127.0.0.1:" + port;
    }

    /// The port that it listens on.
    public int port() {
        return port;
    }

    /// Stops cleanly: what clients were told is written, is on disk. Closing again does nothing.
    @Override
    public void close() {
        if (closed) {
            return;
        }
        closed = true;
        server.shutdown();
        server.awaitShutdown();
    }

    /// KRaft wants its directory formatted once; the file of settings is written at each start, for people to read.
    private static void format(Path dataDirectory, Properties settings, List<String> more)
            throws IOException {
        Files.createDirectories(dataDirectory);
        Path file = dataDirectory.resolve("server.properties");
        Files.writeString(file, asText(settings));
        if (Files.exists(BrokerSettings.logDirectory(dataDirectory).resolve("meta.properties"))) {
            return;
        }
        var output = new ByteArrayOutputStream();
        List<String> command =
                new ArrayList<>(
                        List.of(
                                "format",
                                "--config",
                                file.toString(),
                                "--cluster-id",
                                Uuid.randomUuid().toString()));
        command.addAll(more);
        int code;
        try (var stream = new PrintStream(output, true, StandardCharsets.UTF_8)) {
            code = StorageTool.execute(command.toArray(String[]::new), stream);
        }
        if (code != 0) {
            throw new IllegalStateException(
                    "cannot format Kafka's directory %s: %s"
                            .formatted(dataDirectory, output.toString(StandardCharsets.UTF_8)));
        }
    }

    private static String asText(Properties settings) {
        return settings.stringPropertyNames().stream()
                .sorted()
                .map(name -> Map.entry(name, settings.getProperty(name).replace("\\", "\\\\")))
                .map(entry -> entry.getKey() + "=" + entry.getValue() + "\n")
                .collect(Collectors.joining());
    }
}
