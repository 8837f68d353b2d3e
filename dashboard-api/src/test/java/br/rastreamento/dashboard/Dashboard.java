package br.rastreamento.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
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

    /// With a header.
    public HttpResponse<String> get(String path, String header, String value) {
        return send(request(path).header(header, value).build());
    }

    public HttpResponse<String> head(String path) {
        return send(request(path).method("HEAD", BodyPublishers.noBody()).build());
    }

    /// Asserts that the request is refused and the parameter named.
    public void assertRefused(String path, String parameter) {
        HttpResponse<String> response = get(path);
        assertThat(response.statusCode()).as(path + " " + response.body()).isEqualTo(400);
        assertThat(json(response).get("parametro").asString()).as(path).isEqualTo(parameter);
    }

    public JsonNode json(String path) {
        return json(get(path));
    }

    public static JsonNode json(HttpResponse<String> response) {
        return JSON.readTree(response.body());
    }

    /// What an answer is to be equal to, whatever the order of its members.
    public static JsonNode tree(String json) {
        return JSON.readTree(json);
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
        http.shutdownNow(); // or the service would wait for a last request on its connection
        context.close();
    }
}
