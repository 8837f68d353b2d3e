package br.rastreamento.processor.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import br.rastreamento.processor.ProcessorApplication;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.stream.Stream;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/// The whole service, running in this process, and what its health says.
final class Instance implements AutoCloseable {

    /// For anything to be seen.
    static final Duration PATIENCE = Duration.ofSeconds(40);

    private final HttpClient http = HttpClient.newHttpClient();
    private final ConfigurableApplicationContext service;

    private Instance(ConfigurableApplicationContext service) {
        this.service = service;
    }

    /// @param settings as on the command line, in addition
    static Instance start(String bootstrapServers, String databaseUrl, String... settings) {
        return start(
                new SpringApplicationBuilder(ProcessorApplication.class),
                bootstrapServers,
                databaseUrl,
                settings);
    }

    /// @param application the service, and what the test adds to it
    static Instance start(
            SpringApplicationBuilder application,
            String bootstrapServers,
            String databaseUrl,
            String... settings) {
        return new Instance(
                application.run(
                        Stream.concat(
                                        Stream.of(
                                                "--server.port=0",
                                                "--KAFKA_BOOTSTRAP_SERVERS=" + bootstrapServers,
                                                "--DATABASE_URL=" + databaseUrl),
                                        Stream.of(settings))
                                .toArray(String[]::new)));
    }

    /// Waits until it consumes that many partitions.
    void awaitConsuming(int partitions) {
        await().atMost(PATIENCE)
                .untilAsserted(() ->
                        assertThat(consumer())
                                .contains("\"consumindo\"")
                                .containsPattern("\"partitions\":" + partitions + "\\b"));
    }

    /// Waits until it says that it waits, and for what.
    void awaitPaused(String reason) {
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(consumer()).contains("\"pausado\"", reason));
    }

    /// The component `consumer` of the health.
    String consumer() {
        return get("/actuator/health/consumer").body();
    }

    <T> T bean(Class<T> type) {
        return service.getBean(type);
    }

    boolean isLive() {
        return get("/actuator/health/liveness").statusCode() == 200;
    }

    HttpResponse<String> get(String path) {
        int port = service.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
        URI uri = URI.create("http://127.0.0.1:" + port + path);
        try {
            return http.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(uri.toString(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    @Override
    public void close() {
        http.shutdownNow(); // or the service would wait for a last request on its connection
        service.close();
    }
}
