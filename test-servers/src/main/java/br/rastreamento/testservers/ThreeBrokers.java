package br.rastreamento.testservers;

import br.rastreamento.stack.ServiceProcess;
import br.rastreamento.stack.ServiceSpec;
import br.rastreamento.stack.server.LoopbackPort;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import kafka.tools.StorageTool;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.Uuid;

/// Kafka as it is in production: three nodes, each broker and controller, each a process of its own that may be killed.
/// Internal topics are on all three; others are, as Kafka has it, on one and only if whoever creates them does not say
/// more. Closing it deletes it.
public final class ThreeBrokers implements AutoCloseable {

    private static final int NODES = 3;
    private static final int HEAP_MEGABYTES = 256;
    private static final Duration START_LIMIT = Duration.ofSeconds(90);
    private static final Duration LOOK = Duration.ofMillis(200);

    private final Path directory = Directories.create("three-brokers");
    private final List<Integer> ports = ports();
    private final List<Integer> controllerPorts = ports();
    private final List<ServiceProcess> nodes;

    /// Starts them.
    ///
    /// @param logs folder for what they print
    public ThreeBrokers(Path logs) {
        try {
            Path jar = jar();
            Path logging = logging();
            String cluster = Uuid.randomUuid().toString();
            nodes =
                    IntStream.rangeClosed(1, NODES)
                            .mapToObj(id -> node(id, jar, logging, cluster, logs))
                            .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot prepare three brokers in " + directory, e);
        }
        nodes.forEach(ServiceProcess::start);
        awaitNodes(NODES);
    }

    /// All three.
    public String bootstrapServers() {
        return ports.stream().map(port -> "127.0.0.1:" + port).collect(Collectors.joining(","));
    }

    /// The node that controls the others now, 1 to 3.
    public int controller() throws InterruptedException, ExecutionException {
        try (Admin admin = admin()) {
            return admin.describeMetadataQuorum().quorumInfo().get().leaderId();
        }
    }

    /// Ends a node by SIGKILL.
    public void kill(int id) {
        nodes.get(id - 1).kill();
    }

    /// Starts a node again, with what it had; returns when the others know that it is back.
    public void start(int id) {
        nodes.get(id - 1).start();
        awaitNodes(NODES);
    }

    private static List<Integer> ports() {
        return IntStream.range(0, NODES).mapToObj(_ -> LoopbackPort.free()).toList();
    }

    private Admin admin() {
        return Admin.create(Map.<String, Object>of("bootstrap.servers", bootstrapServers()));
    }

    private void awaitNodes(int number) {
        long end = System.nanoTime() + START_LIMIT.toNanos();
        try (Admin admin = admin()) {
            while (nodesOf(admin) < number) {
                if (System.nanoTime() - end > 0) {
                    throw new IllegalStateException("not all brokers are there: " + directory);
                }
                Thread.sleep(LOOK);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    private static int nodesOf(Admin admin) throws InterruptedException {
        try {
            return admin.describeCluster().nodes().get().size();
        } catch (ExecutionException e) {
            return 0; // none answers yet
        }
    }

    private ServiceProcess node(int id, Path jar, Path logging, String cluster, Path logs) {
        Path own = directory.resolve("node-" + id);
        Path settings = own.resolve("server.properties");
        try {
            Files.createDirectories(own);
            Files.write(
                    settings,
                    settings(id, own).entrySet().stream()
                            .map(setting -> setting.getKey() + "=" + setting.getValue())
                            .toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        format(settings, cluster);
        String name = "kafka-" + id;
        return new ServiceProcess(
                new ServiceSpec(
                        name,
                        jar,
                        HEAP_MEGABYTES,
                        List.of(settings.toString()),
                        Map.of("JAVA_TOOL_OPTIONS", "-Dlogback.configurationFile=" + logging),
                        0,
                        logs.resolve(name + ".log")));
    }

    private Map<String, String> settings(int id, Path own) {
        int port = ports.get(id - 1);
        Map<String, String> settings = new TreeMap<>();
        settings.put("process.roles", "broker,controller");
        settings.put("node.id", Integer.toString(id));
        settings.put("controller.listener.names", "CONTROLLER");
        settings.put("controller.quorum.voters", voters());
        settings.put(
                "listeners",
                "PLAINTEXT://127.0.0.1:%d,CONTROLLER://127.0.0.1:%d"
                        .formatted(port, controllerPorts.get(id - 1)));
        settings.put("advertised.listeners", "PLAINTEXT://127.0.0.1:" + port);
        settings.put("listener.security.protocol.map", "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT");
        settings.put("log.dirs", own.resolve("log").toString());
        settings.put("auto.create.topics.enable", "false");
        settings.put("message.max.bytes", Integer.toString(4 * 1024 * 1024 + 64 * 1024));
        settings.put("offsets.topic.num.partitions", "4"); // replication is 3 unless said otherwise
        settings.put("group.initial.rebalance.delay.ms", "0");
        // Three on one machine.
        settings.put("num.network.threads", "2");
        settings.put("num.io.threads", "4");
        settings.put("background.threads", "4");
        settings.put("log.cleaner.dedupe.buffer.size", Integer.toString(8 * 1024 * 1024));
        return settings;
    }

    private String voters() {
        return IntStream.rangeClosed(1, NODES)
                .mapToObj(id -> "%d@127.0.0.1:%d".formatted(id, controllerPorts.get(id - 1)))
                .collect(Collectors.joining(","));
    }

    private static void format(Path settings, String cluster) {
        var output = new ByteArrayOutputStream();
        int code;
        try (var stream = new PrintStream(output, true, StandardCharsets.UTF_8)) {
            String[] command = {"format", "--config", settings.toString(), "--cluster-id", cluster};
            code = StorageTool.execute(command, stream);
        }
        if (code != 0) {
            throw new IllegalStateException(
                    "cannot format for "
                            + settings
                            + ": "
                            + output.toString(StandardCharsets.UTF_8));
        }
    }

    /// Nothing in it but where Kafka's classes are: those of this process.
    private Path jar() throws IOException {
        Manifest manifest = new Manifest();
        Attributes attributes = manifest.getMainAttributes();
        attributes.put(Attributes.Name.MANIFEST_VERSION, "1.0");
        attributes.put(Attributes.Name.MAIN_CLASS, "kafka.Kafka");
        attributes.put(
                Attributes.Name.CLASS_PATH,
                Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                        .map(entry -> Path.of(entry).toUri().toString())
                        .collect(Collectors.joining(" ")));
        Path jar = directory.resolve("kafka.jar");
        new JarOutputStream(Files.newOutputStream(jar), manifest).close();
        return jar;
    }

    private Path logging() throws IOException {
        return Files.writeString(
                directory.resolve("logback.xml"),
                """
                <configuration>
                  <appender name="out" class="ch.qos.logback.core.ConsoleAppender">
                    <encoder><pattern>%d %-5level %logger{0} %msg%n</pattern></encoder>
                  </appender>
                  <root level="WARN"><appender-ref ref="out"/></root>
                </configuration>
                """);
    }

    @Override
    public void close() {
        nodes.forEach(ServiceProcess::kill);
        Directories.delete(directory);
    }
}
