package br.rastreamento.processor.replay;

import static org.awaitility.Awaitility.await;

import br.rastreamento.evento.Topics;
import br.rastreamento.processor.ProcessorApplication;
import br.rastreamento.testservers.OwnKafka;
import br.rastreamento.testservers.TestDatabase;
import br.rastreamento.testservers.TestKafka;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A processor with a broker and a database of its own, and an operator before it.
final class OperatorDesk implements AutoCloseable {

    static final String TOKEN = "operador-7f3a";
    static final String LETTERS = "/admin/cartas-mortas";
    static final String REPLAY = LETTERS + "/reenvio";

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final JsonMapper JSON = new JsonMapper();

    final OwnKafka kafka = TestKafka.own();
    private final TestDatabase database = TestDatabase.create();
    private final HttpClient http = HttpClient.newHttpClient();
    private final KafkaProducer<byte[], byte[]> producer =
            new KafkaProducer<>(
                    Map.of(
                            "bootstrap.servers",
                            kafka.bootstrapServers(),
                            "max.request.size",
                            4 << 20),
                    new ByteArraySerializer(),
                    new ByteArraySerializer());
    private ConfigurableApplicationContext processor;

    OperatorDesk(String... settings) {
        processor = start(settings);
    }

    /// The processor ends, and another one with these settings takes over.
    void restart(String... settings) {
        processor.close();
        processor = start(settings);
    }

    private ConfigurableApplicationContext start(String... settings) {
        var started =
                new SpringApplicationBuilder(ProcessorApplication.class)
                        .run(
                                Stream.concat(
                                                Stream.of(
                                                        "--server.port=0",
                                                        "--KAFKA_BOOTSTRAP_SERVERS="
                                                                + kafka.bootstrapServers(),
                                                        "--KAFKA_TOPIC_PARTITIONS=2",
                                                        "--DATABASE_URL=" + database.jdbcUrl()),
                                                Stream.of(settings))
                                        .toArray(String[]::new));
        processor = started;
        await().atMost(PATIENCE)
                .until(() -> get("/actuator/health/consumer").body().contains("consumindo"));
        return started;
    }

    void publish(ProducerRecord<byte[], byte[]> message) {
        try {
            producer.send(message).get();
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException("not published", e);
        }
    }

    void publish(String key, String json) {
        publish(new ProducerRecord<>(Topics.EVENTS, bytes(key), bytes(json)));
    }

    /// Waits until so many letters are there, and returns them, newest first.
    List<JsonNode> letters(int count) {
        await().atMost(PATIENCE).until(() -> list("?limite=500").size() >= count);
        return list("?limite=500");
    }

    List<JsonNode> list(String query) {
        return List.copyOf(json(get(LETTERS + query)).get("cartas").values());
    }

    long events() {
        try (var connection = database.superuser();
                var statement = connection.createStatement();
                var rows = statement.executeQuery("SELECT count(*) FROM eventos_rastreamento")) {
            rows.next();
            return rows.getLong(1);
        } catch (SQLException e) {
            throw new IllegalStateException("not counted", e);
        }
    }

    /// Waits until the table holds so many.
    void awaitEvents(long count) {
        await().atMost(PATIENCE).until(() -> events() >= count);
    }

    /// Waits until the processor has committed all there is.
    void awaitIdle() {
        await().atMost(PATIENCE)
                .until(() -> get("/actuator/health/consumer").body().contains("\"lag\":0"));
    }

    JsonNode replay(String body) {
        HttpResponse<String> answer = post(REPLAY, body);
        if (answer.statusCode() != 200) {
            throw new AssertionError(answer.body());
        }
        return json(answer);
    }

    HttpResponse<String> get(String path) {
        return call(path, null, "Bearer " + TOKEN);
    }

    HttpResponse<String> post(String path, String body) {
        return call(path, body, "Bearer " + TOKEN);
    }

    HttpResponse<String> call(String path, @Nullable String body, @Nullable String authorization) {
        int port =
                processor.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path));
        if (authorization != null) {
            request.header("Authorization", authorization);
        }
        if (body != null) {
            request.header("Content-Type", "application/json").POST(BodyPublishers.ofString(body));
        }
        try {
            return http.send(request.build(), BodyHandlers.ofString());
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException("no answer", e);
        }
    }

    static JsonNode json(HttpResponse<String> answer) {
        return JSON.readTree(answer.body());
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    static String event(long id, String time) {
        return """
        {"id_pacote": %d, "origem": "Natal", "destino": "Paraíba", "status_rastreamento": "POSTADO",
         "data_atualizacao": "%s"}\
        """
                .formatted(id, time);
    }

    @Override
    public void close() {
        processor.close();
        producer.close();
        kafka.close();
        database.close();
    }
}
