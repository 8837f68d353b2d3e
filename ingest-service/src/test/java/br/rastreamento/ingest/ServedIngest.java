package br.rastreamento.ingest;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The service as it runs, on a port of its own, and a client that speaks HTTP to it.
public final class ServedIngest implements AutoCloseable {

    public static final String TOKEN = "segredo-de-teste";
    public static final String SOURCE = "transportadora";

    /// Where nobody listens.
    public static final String NO_KAFKA = "127.0.0.1:1";

    private static final JsonMapper JSON = new JsonMapper();

    private final ConfigurableApplicationContext context;
    private final HttpClient http = HttpClient.newHttpClient();
    private final URI base;

    private ServedIngest(ConfigurableApplicationContext context) {
        this.context = context;
        this.base =
                URI.create(
                        "http://localhost:"
                                + context.getEnvironment()
                                        .getRequiredProperty("local.server.port"));
    }

    /// Starts it with one token, set as an operator would set it.
    ///
    /// @param environment more environment variables
    public static ServedIngest start(String bootstrapServers, Map<String, String> environment) {
        Map<String, String> all = new TreeMap<>(environment);
        all.put("KAFKA_BOOTSTRAP_SERVERS", bootstrapServers);
        if (bootstrapServers.equals(NO_KAFKA)) {
            all.putIfAbsent(
                    "INGEST_ACK_TIMEOUT", "500ms"); // an answer that none is there comes sooner
        }
        all.putIfAbsent("INGEST_TOKENS", SOURCE + ":" + TOKEN);
        return new ServedIngest(run(all));
    }

    /// Runs the application as `main` does.
    ///
    /// @throws RuntimeException if it refuses to start
    public static ConfigurableApplicationContext run(Map<String, String> environment) {
        List<String> arguments = new ArrayList<>(List.of("--SERVER_PORT=0"));
        environment.forEach((name, value) -> arguments.add("--" + name + "=" + value));
        return new SpringApplication(IngestApplication.class).run(arguments.toArray(String[]::new));
    }

    public <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    public Answer post(String json) {
        return post(json.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }

    public Answer post(byte[] body, String... headers) {
        return send(events(headers).POST(BodyPublishers.ofByteArray(body)));
    }

    public Answer get(String path) {
        return send(HttpRequest.newBuilder(base.resolve(path)));
    }

    /// A request to the webhook with the token and `application/json`, unless `headers` say otherwise.
    public HttpRequest.Builder events(String... headers) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(base.resolve("/api/v1/eventos"))
                        .timeout(Duration.ofSeconds(20))
                        .setHeader("Authorization", "Bearer " + TOKEN)
                        .setHeader("Content-Type", "application/json");
        for (int i = 0; i < headers.length; i += 2) {
            request.setHeader(headers[i], headers[i + 1]);
        }
        return request;
    }

    public Answer send(HttpRequest.Builder request) {
        try {
            return new Answer(http.send(request.build(), BodyHandlers.ofString()));
        } catch (IOException e) {
            throw new AssertionError("no answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }

    @Override
    public void close() {
        http.close();
        context.close();
    }

    public record Answer(HttpResponse<String> response) {

        public int status() {
            return response.statusCode();
        }

        public String header(String name) {
            return response.headers().firstValue(name).orElse("");
        }

        public JsonNode json() {
            return JSON.readTree(response.body());
        }

        /// Status and the fields of the problem detail; fails if it is none.
        public String problem() {
            if (!header("Content-Type").startsWith("application/problem+json")) {
                throw new AssertionError("no problem detail: " + response.body());
            }
            JsonNode problem = json();
            return "%d %s: %s"
                    .formatted(
                            problem.get("status").asInt(),
                            problem.get("title").asString(),
                            problem.get("detail").asString());
        }
    }
}
