package br.rastreamento.benchmarks;

import br.rastreamento.stack.server.KafkaBroker;
import br.rastreamento.stack.server.LoopbackPort;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.apache.kafka.clients.admin.Admin;

/// A real broker in a JVM of its own. The directory is emptied before.
public final class Broker implements AutoCloseable {

    private final JavaProcess process;
    private final int port;

    private Broker(JavaProcess process, int port) {
        this.process = process;
        this.port = port;
    }

    /// Returns when it takes clients.
    public static Broker start(Path directory, Path log) throws Exception {
        int port = LoopbackPort.free();
        JavaProcess process =
                JavaProcess.start(
                        List.of(
                                "-Xmx1g",
                                "-cp",
                                System.getProperty("java.class.path"),
                                Broker.class.getName(),
                                directory.toString(),
                                Integer.toString(port)),
                        Map.of(),
                        log);
        Broker broker = new Broker(process, port);
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker.address()))) {
            admin.describeCluster().nodes().get();
        }
        return broker;
    }

    /// For a client's `bootstrap.servers`.
    public String address() {
        return "127.0.0.1:" + port;
    }

    /// The JVM that it is.
    public JavaProcess process() {
        return process;
    }

    @Override
    public void close() {
        process.close();
    }

    /// The broker's own JVM; runs until it is ended.
    ///
    /// @param arguments directory and port
    public static void main(String[] arguments) throws IOException, InterruptedException {
        Path directory = Path.of(arguments[0]);
        Files.createDirectories(directory);
        KafkaBroker broker = KafkaBroker.start(directory, Integer.parseInt(arguments[1]));
        Runtime.getRuntime().addShutdownHook(new Thread(broker::close));
        new CountDownLatch(1).await();
    }
}
