package br.rastreamento.processor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import br.rastreamento.evento.DeadLetterHeaders;
import br.rastreamento.evento.Topics;
import br.rastreamento.testservers.TcpGate;
import br.rastreamento.testservers.TestDatabase;
import br.rastreamento.testservers.TestKafka;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/// The whole service, from the topic to the rows. Each test has parcels of its own.
@TestInstance(Lifecycle.PER_CLASS)
class ProcessorTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final TestDatabase database = TestDatabase.create();
    private final URI databaseUri = URI.create(database.jdbcUrl().substring("jdbc:".length()));
    private final TcpGate gate = new TcpGate(databaseUri.getHost(), databaseUri.getPort());
    private final KafkaProducer<byte[], byte[]> producer =
            new KafkaProducer<>(
                    Map.of(
                            "bootstrap.servers",
                            TestKafka.bootstrapServers(),
                            "max.request.size",
                            4 << 20),
                    new ByteArraySerializer(),
                    new ByteArraySerializer());
    private final HttpClient http = HttpClient.newHttpClient();
    private ConfigurableApplicationContext processor = start();

    private ConfigurableApplicationContext start() {
        String behindGate = "jdbc:postgresql://127.0.0.1:" + gate.port() + databaseUri.getPath();
        return new SpringApplicationBuilder(ProcessorApplication.class)
                .run(
                        "--server.port=0",
                        "--KAFKA_BOOTSTRAP_SERVERS=" + TestKafka.bootstrapServers(),
                        "--KAFKA_TOPIC_PARTITIONS=3",
                        "--DATABASE_URL=" + behindGate);
    }

    @BeforeAll
    void theTopicIsThere() {
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(health("consumer")).contains("consumindo"));
    }

    @AfterAll
    void stop() {
        processor.close();
        producer.close();
        gate.close();
        database.close();
    }

    @Test
    void keepsTheLaterStatusWhenEventsArriveOutOfOrder() { // R3
        publish(event(7, "ENTREGUE", "10:00"));
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(timeline(7)).hasSize(1));
        publish(event(7, "EM TRANSITO", "09:00"));
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(timeline(7)).hasSize(2));
        assertThat(query("SELECT status_atual FROM pacotes WHERE id_pacote = 7"))
                .containsExactly("ENTREGUE");
    }

    @Test
    void sendsWhatIsNoEventToTheDeadLettersWithItsBytesAndReasonAndGoesOn() { // R7, R8
        byte[] garbage = "{\"id_pacote\": 1e3".getBytes(StandardCharsets.UTF_8);
        List<ConsumerRecord<byte[], byte[]>> before = deadLetters();
        publish(garbage);
        publish(event(8, "POSTADO", "08:00").replace("\"Natal\"", "\"Na\\u0000tal\""));
        publish(new byte[0]);
        publish(event(8, "POSTADO", "08:00"));

        await().atMost(PATIENCE).untilAsserted(() -> assertThat(timeline(8)).hasSize(1));
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(deadLetters()).hasSize(before.size() + 3));
        List<ConsumerRecord<byte[], byte[]>> dead =
                deadLetters().subList(before.size(), before.size() + 3);
        assertThat(dead)
                .extracting(letter -> header(letter, DeadLetterHeaders.CODE))
                .containsExactlyInAnyOrder("json_invalido", "caractere_invalido", "json_invalido");
        assertThat(dead)
                .extracting(letter -> header(letter, DeadLetterHeaders.FIELD))
                .containsExactlyInAnyOrder("evento", "origem", "evento");
        assertThat(dead)
                .extracting(letter -> header(letter, DeadLetterHeaders.SOURCE_TOPIC))
                .containsOnly(Topics.EVENTS);
        assertThat(dead).extracting(ConsumerRecord::value).contains(garbage);
    }

    @Test
    void waitsWhileTheDatabaseIsAwayAndGoesOnByItself() throws Exception { // R9
        List<ConsumerRecord<byte[], byte[]>> before = deadLetters();
        gate.close();
        publish(event(9, "POSTADO", "08:00"));

        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(health("consumer")).contains("pausado"));
        assertThat(health("consumer")).as("what is held back waits").contains("\"lag\":1");
        assertThat(get("/actuator/health/liveness").statusCode()).isEqualTo(200);
        assertThat(get("/actuator/health/readiness").statusCode()).isEqualTo(200);
        assertThat(get("/actuator/health").statusCode()).isEqualTo(503);

        gate.open();
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(timeline(9)).hasSize(1));
        assertThat(get("/actuator/health").statusCode()).isEqualTo(200);
        assertThat(deadLetters()).hasSameSizeAs(before);
    }

    @Test
    void startsWhileTheDatabaseIsAway() { // R9
        processor.close();
        gate.close();
        processor = start();
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(health("consumer")).contains("pausado"));
        publish(event(10, "POSTADO", "08:00"));

        gate.open();
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(timeline(10)).hasSize(1));
    }

    @Test
    void startsWhileKafkasNameDoesNotResolve() throws Exception { // R9
        try (var early =
                new SpringApplicationBuilder(ProcessorApplication.class)
                        .run(
                                "--server.port=0",
                                "--KAFKA_BOOTSTRAP_SERVERS=kafka.invalid:9092",
                                "--DATABASE_URL=" + database.jdbcUrl())) {
            await().atMost(PATIENCE)
                    .untilAsserted(() ->
                            assertThat(get(early, "/actuator/health/consumer").body())
                                    .contains("pausado", "kafka is away"));
            assertThat(get(early, "/actuator/health/liveness").statusCode()).isEqualTo(200);
            assertThat(get(early, "/actuator/health/kafka").statusCode()).isEqualTo(503);
        }
    }

    @Test
    void healthNamesEachComponent() throws Exception {
        String health = get("/actuator/health").body();
        assertThat(health)
                .contains(
                        "\"clusterId\"",
                        "\"brokers\":1",
                        "\"partitions\":3",
                        "\"lag\":",
                        "\"timescaledb\":");
        assertThat(get("/actuator/prometheus").body()).contains("processor_events_stored_total");
    }

    private static String event(long id, String status, String time) {
        return """
        {"id_pacote": %d, "origem": "Natal", "destino": "Paraíba", "status_rastreamento": "%s",
         "data_atualizacao": "2025-10-12T%s:00Z", "extra": 1}\
        """
                .formatted(id, status, time);
    }

    private void publish(String json) {
        publish(json.getBytes(StandardCharsets.UTF_8));
    }

    private void publish(byte[] value) {
        try {
            producer.send(new ProducerRecord<>(Topics.EVENTS, value)).get();
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException("not published", e);
        }
    }

    private List<String> timeline(long id) {
        return query(
                "SELECT status_rastreamento FROM eventos_rastreamento WHERE id_pacote = " + id);
    }

    private List<String> query(String sql) {
        try (var connection = database.superuser();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            List<String> texts = new ArrayList<>();
            while (rows.next()) {
                texts.add(rows.getString(1));
            }
            return texts;
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    private static List<ConsumerRecord<byte[], byte[]>> deadLetters() {
        try (var consumer =
                new KafkaConsumer<>(
                        Map.<String, Object>of("bootstrap.servers", TestKafka.bootstrapServers()),
                        new ByteArrayDeserializer(),
                        new ByteArrayDeserializer())) {
            List<TopicPartition> partitions =
                    consumer.partitionsFor(Topics.DEAD_LETTERS).stream()
                            .map(p -> new TopicPartition(p.topic(), p.partition()))
                            .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            List<ConsumerRecord<byte[], byte[]>> letters = new ArrayList<>();
            while (partitions.stream()
                    .anyMatch(p -> consumer.position(p) < ends.getOrDefault(p, 0L))) {
                consumer.poll(Duration.ofMillis(100)).forEach(letters::add);
            }
            return letters;
        }
    }

    private static String header(ConsumerRecord<byte[], byte[]> letter, String name) {
        return new String(letter.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
    }

    private String health(String component) throws Exception {
        return get("/actuator/health/" + component).body();
    }

    private HttpResponse<String> get(String path) throws Exception {
        return get(processor, path);
    }

    private HttpResponse<String> get(ConfigurableApplicationContext service, String path)
            throws Exception {
        int port = service.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
        URI uri = URI.create("http://127.0.0.1:" + port + path);
        return http.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString());
    }
}
