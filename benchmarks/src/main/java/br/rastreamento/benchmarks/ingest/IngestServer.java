package br.rastreamento.benchmarks.ingest;

import br.rastreamento.benchmarks.JavaProcess;
import br.rastreamento.benchmarks.ServiceJar;
import br.rastreamento.stack.server.LoopbackPort;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// The ingest-service from its jar, with the heap that it has in the local stack.
public final class IngestServer implements AutoCloseable {

    /// That callers show.
    public static final String TOKEN = "medida";

    /// A secret of Standard Webhooks: 32 bytes of value 1.
    static final String SECRET = "whsec_AQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQE=";

    private final JavaProcess process;
    private final int port;

    private IngestServer(JavaProcess process, int port) {
        this.process = process;
        this.port = port;
    }

    /// The service as it is.
    ///
    /// @param settings other than its own, as arguments
    public static IngestServer publishing(Path project, String kafka, Path log, String... settings)
            throws IOException, InterruptedException {
        List<String> program =
                new ArrayList<>(
                        List.of("-jar", ServiceJar.of(project, "ingest-service").toString()));
        program.addAll(List.of(settings));
        return start(program, kafka, log);
    }

    /// The same service with [InstantKafka] for Kafka.
    ///
    /// @param later whether it acknowledges a moment later
    static IngestServer notPublishing(Path project, String kafka, boolean later, Path log)
            throws IOException, InterruptedException {
        return start(
                List.of(
                        "-cp",
                        ServiceJar.of(project, "ingest-service").toString(),
                        "-Dloader.path=" + ServiceJar.of(project, "benchmarks"),
                        "-Dloader.main=br.rastreamento.ingest.IngestApplication",
                        "org.springframework.boot.loader.launch.PropertiesLauncher",
                        "--spring.main.sources=" + InstantKafka.class.getName(),
                        "--" + InstantKafka.LATER + "=" + later),
                kafka,
                log);
    }

    private static IngestServer start(List<String> program, String kafka, Path log)
            throws IOException, InterruptedException {
        int port = LoopbackPort.free();
        List<String> arguments = new ArrayList<>(List.of("-Xmx320m", "-XX:+UseSerialGC"));
        arguments.addAll(program);
        JavaProcess process =
                JavaProcess.start(
                        arguments,
                        Map.of(
                                "SERVER_PORT",
                                Integer.toString(port),
                                "KAFKA_BOOTSTRAP_SERVERS",
                                kafka,
                                "INGEST_TOKENS",
                                "carga:" + TOKEN,
                                "INGEST_WEBHOOK_SECRETS",
                                "carga:" + SECRET,
                                "INGEST_AUTH_FAILURES",
                                "0"),
                        log);
        process.awaitUp(URI.create("http://127.0.0.1:" + port + "/actuator/health/readiness"));
        return new IngestServer(process, port);
    }

    public int port() {
        return port;
    }

    /// The JVM that it is.
    JavaProcess process() {
        return process;
    }

    @Override
    public void close() {
        process.close();
    }
}
