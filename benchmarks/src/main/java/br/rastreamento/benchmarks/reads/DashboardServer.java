package br.rastreamento.benchmarks.reads;

import static java.nio.charset.StandardCharsets.UTF_8;

import br.rastreamento.benchmarks.JavaProcess;
import br.rastreamento.benchmarks.ServiceJar;
import br.rastreamento.stack.server.LoopbackPort;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// The dashboard-api from its jar, with the heap that it has in the local stack.
public final class DashboardServer implements AutoCloseable {

    private final JavaProcess process;
    private final int port;

    private DashboardServer(JavaProcess process, int port) {
        this.process = process;
        this.port = port;
    }

    /// Returns when it is ready.
    public static DashboardServer start(Path project, String databaseUrl, Path log)
            throws IOException, InterruptedException {
        int port = LoopbackPort.free();
        JavaProcess process =
                JavaProcess.start(
                        List.of(
                                "-Xmx256m",
                                "-XX:+UseSerialGC",
                                "-jar",
                                ServiceJar.of(project, "dashboard-api").toString()),
                        Map.of(
                                "SERVER_ADDRESS",
                                "127.0.0.1",
                                "SERVER_PORT",
                                Integer.toString(port),
                                "DATABASE_URL",
                                databaseUrl),
                        log);
        DashboardServer server = new DashboardServer(process, port);
        process.awaitUp(server.uri("/actuator/health/readiness"));
        return server;
    }

    public int port() {
        return port;
    }

    /// The JVM that it is.
    public JavaProcess process() {
        return process;
    }

    /// The body of its answer.
    ///
    /// @param address from the first slash on
    /// @throws IllegalStateException if it answers other than 200
    public String get(String address) throws IOException, InterruptedException {
        try (HttpClient http = HttpClient.newHttpClient()) {
            HttpResponse<String> answer =
                    http.send(
                            HttpRequest.newBuilder(uri(address)).build(),
                            BodyHandlers.ofString(UTF_8));
            if (answer.statusCode() != 200) {
                throw new IllegalStateException(
                        "%s answered %d %s".formatted(address, answer.statusCode(), answer.body()));
            }
            return answer.body();
        }
    }

    private URI uri(String address) {
        return URI.create("http://127.0.0.1:" + port + address);
    }

    @Override
    public void close() {
        process.close();
    }
}
