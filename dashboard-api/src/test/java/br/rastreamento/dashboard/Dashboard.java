package br.rastreamento.dashboard;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The service under test, started as in production on a port of its own, asked over real HTTP.
public final class Dashboard implements AutoCloseable {

    private static final JsonMapper JSON = new JsonMapper();

    private final ConfigurableApplicationContext context;
    private final HttpClient http = HttpClient.newHttpClient();

    private Dashboard(ConfigurableApplicationContext context) {
        this.context = context;
    }

    /// Starts on the database, which may be away.
    ///
    /// @param jdbcUrl read as the reader role
    /// @param settings more of them, each `name=value`
    public static Dashboard on(String jdbcUrl, String... settings) {
        List<String> arguments =
                new ArrayList<>(List.of("--SERVER_PORT=0", "--DATABASE_URL=" + jdbcUrl));
        for (String setting : settings) {
            arguments.add("--" + setting);
        }
        return new Dashboard(
                new SpringApplicationBuilder(DashboardApplication.class)
                        .run(arguments.toArray(String[]::new)));
    }

    public HttpResponse<String> get(String path) {
        return send(request(path).GET().build());
    }

    public JsonNode json(String path) {
        return json(get(path));
    }

    public static JsonNode json(HttpResponse<String> response) {
        return JSON.readTree(response.body());
    }

    public HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + port() + path))
                .timeout(Duration.ofSeconds(20));
    }

    public HttpResponse<String> send(HttpRequest request) {
        try {
            return http.send(request, BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(request.uri().toString(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    public int port() {
        return context.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
    }

    public ConfigurableApplicationContext context() {
        return context;
    }

    @Override
    public void close() {
        context.close();
        http.close();
    }
}
