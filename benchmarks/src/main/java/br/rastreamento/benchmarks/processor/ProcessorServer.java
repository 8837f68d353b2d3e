package br.rastreamento.benchmarks.processor;

import br.rastreamento.benchmarks.JavaProcess;
import br.rastreamento.benchmarks.ServiceJar;
import br.rastreamento.stack.server.LoopbackPort;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// The processor-service from its jar, with the heap that it has in the local stack.
public final class ProcessorServer implements AutoCloseable {

    private static final Pattern STAGE =
            Pattern.compile("processor_stage_seconds_sum\\{stage=\"(\\w+)\"\\} (\\S+)");

    private final JavaProcess process;
    private final int port;

    private ProcessorServer(JavaProcess process, int port) {
        this.process = process;
        this.port = port;
    }

    /// Starts it, and returns at once.
    ///
    /// @param group consumer group, so that each repeat begins anew
    public static ProcessorServer start(
            Path project, String kafka, String databaseUrl, String group, int threads, Path log)
            throws IOException {
        int port = LoopbackPort.free();
        JavaProcess process =
                JavaProcess.start(
                        List.of(
                                "-Xmx512m",
                                "-XX:+UseSerialGC",
                                "-jar",
                                ServiceJar.of(project, "processor-service").toString(),
                                "--spring.kafka.consumer.group-id=" + group),
                        Map.of(
                                "SERVER_ADDRESS",
                                "127.0.0.1",
                                "SERVER_PORT",
                                Integer.toString(port),
                                "KAFKA_BOOTSTRAP_SERVERS",
                                kafka,
                                "DATABASE_URL",
                                databaseUrl,
                                "PROCESSOR_CONCURRENCY",
                                Integer.toString(threads)),
                        log);
        return new ProcessorServer(process, port);
    }

    /// Returns when it is ready.
    public void awaitUp() throws InterruptedException {
        process.awaitUp(URI.create("http://127.0.0.1:" + port + "/actuator/health/readiness"));
    }

    JavaProcess process() {
        return process;
    }

    /// Seconds that its consumer threads have spent so far, by stage.
    Map<String, Double> stageSeconds() throws IOException, InterruptedException {
        try (HttpClient http = HttpClient.newHttpClient()) {
            URI uri = URI.create("http://127.0.0.1:" + port + "/actuator/prometheus");
            return http.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofLines())
                    .body()
                    .map(STAGE::matcher)
                    .filter(Matcher::matches)
                    .collect(
                            Collectors.toMap(
                                    line -> line.group(1),
                                    line -> Double.parseDouble(line.group(2))));
        }
    }

    @Override
    public void close() {
        process.close();
    }
}
