package br.rastreamento.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// The product's programs, as they were built in a project folder.
///
/// @param project folder of the parent `pom.xml`
/// @param logs folder for what they print
/// @param bootstrapServers Kafka
/// @param databaseUrl JDBC, without credentials
public record Services(Path project, Path logs, String bootstrapServers, String databaseUrl) {

    /// What callers of the webhook show, on a laptop.
    public static final String TOKEN = "dev-token";

    /// What operators show the processor, on a laptop.
    public static final String ADMIN_TOKEN = "dev-admin";

    /// Takes events in; needs Kafka. `INGEST_TOKENS` of the environment comes before [#TOKEN].
    public ServiceSpec ingest(int port) {
        return spec(
                "ingest-service",
                320,
                port,
                Map.of(
                        "KAFKA_BOOTSTRAP_SERVERS",
                        bootstrapServers,
                        "INGEST_TOKENS",
                        System.getenv().getOrDefault("INGEST_TOKENS", TOKEN)));
    }

    /// Stores events; needs Kafka and the database. `PROCESSOR_ADMIN_TOKEN` of the environment comes before
    /// [#ADMIN_TOKEN].
    public ServiceSpec processor(int port) {
        return spec(
                "processor-service",
                512,
                port,
                Map.of(
                        "KAFKA_BOOTSTRAP_SERVERS",
                        bootstrapServers,
                        "DATABASE_URL",
                        databaseUrl,
                        "PROCESSOR_ADMIN_TOKEN",
                        System.getenv().getOrDefault("PROCESSOR_ADMIN_TOKEN", ADMIN_TOKEN)));
    }

    /// Answers questions; needs the database.
    public ServiceSpec dashboard(int port) {
        return spec("dashboard-api", 256, port, Map.of("DATABASE_URL", databaseUrl));
    }

    /// Sends until it is stopped; it has no health endpoint.
    ///
    /// @param ingestPort where the webhook is
    ServiceSpec demo(int ingestPort) {
        String name = "carrier-simulator";
        List<String> arguments =
                List.of(
                        "send",
                        "--url=http://127.0.0.1:%d/api/v1/eventos".formatted(ingestPort),
                        "--token=" + System.getenv().getOrDefault("SIMULATOR_TOKEN", TOKEN),
                        "--events=0",
                        "--rate=20",
                        "--parcels=400",
                        "--seed=" + System.currentTimeMillis(), // other parcels at each start
                        "--duplicates=3%",
                        "--late=3%",
                        "--invalid=1%",
                        "--quiet");
        return new ServiceSpec(
                name, jar(name), 128, arguments, Map.of(), 0, logs.resolve(name + ".log"));
    }

    private ServiceSpec spec(String name, int heap, int port, Map<String, String> environment) {
        var complete = new HashMap<>(environment);
        complete.put("SERVER_PORT", Integer.toString(port));
        complete.put("SERVER_ADDRESS", "127.0.0.1");
        return new ServiceSpec(
                name, jar(name), heap, List.of(), complete, port, logs.resolve(name + ".log"));
    }

    /// The one jar of its name in the module's `target`.
    private Path jar(String name) {
        Path target = project.resolve(name).resolve("target");
        try (Stream<Path> files = Files.isDirectory(target) ? Files.list(target) : Stream.of()) {
            return files.filter(file ->
                            file.getFileName().toString().matches(name + "(-[0-9].*)?\\.jar"))
                    .filter(file ->
                            !file.getFileName()
                                    .toString()
                                    .matches(".*-(sources|tests|javadoc)\\.jar"))
                    .findFirst()
                    .orElseThrow(() ->
                            new StackFailure(
                                    StackFailure.BROKEN,
                                    "no jar of %s in %s; build with ./mvnw -DskipTests package"
                                            .formatted(name, target)));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot look for the jar of " + name, e);
        }
    }
}
