package br.rastreamento.processor.service;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import br.rastreamento.evento.DeadLetterHeaders;
import br.rastreamento.evento.Topics;
import br.rastreamento.testservers.OwnKafka;
import br.rastreamento.testservers.TcpGate;
import br.rastreamento.testservers.TestDatabase;
import br.rastreamento.testservers.TestKafka;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/// What becomes of messages, and a start while something is away. Each test has parcels of its own.
@TestInstance(Lifecycle.PER_CLASS)
class ProcessorTest {

    private final OwnKafka kafka = TestKafka.own();
    private final TestDatabase database = TestDatabase.create();
    private final URI address = URI.create(database.jdbcUrl().substring("jdbc:".length()));
    private final TcpGate gate = new TcpGate(address.getHost(), address.getPort());
    private final Topic topic = new Topic(kafka.bootstrapServers());
    private final Rows rows = new Rows(database::superuser);
    private Instance processor = start();

    private Instance start(String... settings) {
        return Instance.start(
                kafka.bootstrapServers(),
                "jdbc:postgresql://127.0.0.1:" + gate.port() + address.getPath(),
                Stream.concat(Stream.of("--KAFKA_TOPIC_PARTITIONS=3"), Stream.of(settings))
                        .toArray(String[]::new));
    }

    @BeforeAll
    void theTopicIsThere() {
        processor.awaitConsuming(3);
    }

    @AfterAll
    void stop() {
        processor.close();
        topic.close();
        gate.close();
        database.close();
        kafka.close();
    }

    @Test
    void keepsTheLaterStatusWhenEventsArriveOutOfOrder() { // R3
        topic.publish(0, List.of(Topic.event(7, "ENTREGUE", 60)));
        awaitEvents(7, 1);
        topic.publish(0, List.of(Topic.event(7, "EM TRANSITO", 0)));
        awaitEvents(7, 2);
        assertThat(rows.texts("SELECT status_atual FROM pacotes WHERE id_pacote = 7"))
                .containsExactly("ENTREGUE");
    }

    @Test
    void sendsWhatIsNoEventToTheDeadLettersWithItsBytesAndReasonAndGoesOn() { // R7, R8
        String garbage = "{\"id_pacote\": 1e3";
        String nul = Topic.event(8, "POSTADO", 0).replace("\"Natal\"", "\"Na\\u0000tal\"");
        topic.publish(0, List.of(garbage, nul, "", Topic.event(8, "POSTADO", 0)));

        awaitEvents(8, 1);
        await().atMost(Instance.PATIENCE)
                .untilAsserted(() -> assertThat(topic.deadLetters()).hasSize(3));
        List<ConsumerRecord<byte[], byte[]>> dead = topic.deadLetters();
        assertThat(dead)
                .extracting(letter -> Topic.header(letter, DeadLetterHeaders.CODE))
                .containsExactlyInAnyOrder("json_invalido", "caractere_invalido", "json_invalido");
        assertThat(dead)
                .extracting(letter -> Topic.header(letter, DeadLetterHeaders.FIELD))
                .containsExactlyInAnyOrder("evento", "origem", "evento");
        assertThat(dead)
                .extracting(letter -> Topic.header(letter, DeadLetterHeaders.SOURCE_TOPIC))
                .containsOnly(Topics.EVENTS);
        assertThat(dead)
                .as("as they came")
                .extracting(letter -> new String(letter.value(), UTF_8))
                .containsExactlyInAnyOrder(garbage, nul, "");
    }

    @Test
    void startsWhileTheDatabaseIsAway() { // R9
        processor.close();
        gate.close();
        processor = start();
        processor.awaitPaused("database");
        topic.publish(0, List.of(Topic.event(10, "POSTADO", 0)));

        gate.open();
        awaitEvents(10, 1);
    }

    @Test
    void startsWhileKafkasNameDoesNotResolve() { // R9
        try (Instance early = Instance.start("kafka.invalid:9092", database.jdbcUrl())) {
            // from the second try on
            early.awaitPaused("kafka is away: Failed to create new KafkaAdminClient");
            assertThat(early.isLive()).isTrue();
            assertThat(early.get("/actuator/health/kafka").statusCode()).isEqualTo(503);
        }
    }

    @Test
    void healthNamesEachComponent() {
        assertThat(processor.get("/actuator/health").body())
                .contains(
                        "\"clusterId\"",
                        "\"brokers\":1",
                        "\"partitions\":3",
                        "\"lag\":",
                        "\"timescaledb\":");
    }

    /// The pauses are longer than a fetch waits for messages: what comes then must not wait for a next one to be sent.
    @Test
    void anEventThatComesAloneDoesNotWaitForTheNext() {
        List<Long> milliseconds = new ArrayList<>();
        for (int i = 1; i <= 12; i++) {
            await().pollDelay(Duration.ofMillis(600 + 40 * i)).until(() -> true);
            long sent = System.nanoTime();
            topic.publish(0, List.of(Topic.event(1_000 + i, "POSTADO", 0)));
            String stored = "SELECT id_pacote FROM pacotes WHERE id_pacote = " + (1_000 + i);
            await().atMost(Instance.PATIENCE)
                    .pollInterval(Duration.ofMillis(5))
                    .until(() -> !rows.texts(stored).isEmpty());
            milliseconds.add(TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - sent));
        }
        // Most of them: this machine may have something else to do now and then. One that waits for
        // the next takes 600 ms.
        assertThat(milliseconds.stream().sorted().toList().get(6))
                .as(milliseconds.toString())
                .isLessThan(250);
    }

    /// The other half of the promise above, without which each of these would be a batch.
    @Test
    void whatComesInAQuickRowIsTakenTogether() {
        processor.close();
        processor = start("--processor.batch-interval=1s");
        processor.awaitConsuming(3);
        long start = System.nanoTime();
        for (int i = 1; i <= 60; i++) {
            await().pollDelay(Duration.ofMillis(10)).until(() -> true);
            topic.publish(0, List.of(Topic.event(2_000 + i, "POSTADO", 0)));
        }
        awaitEvents(2_060, 1);

        long seconds = TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - start);
        assertThat(batches())
                .as("one partition is one thread's, which takes a batch a second at most")
                .isBetween(1L, seconds + 2);
    }

    private long batches() {
        return processor
                .get("/actuator/prometheus")
                .body()
                .lines()
                .filter(line -> line.startsWith("processor_batch_size_count"))
                .mapToLong(line ->
                        (long) Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .sum();
    }

    private void awaitEvents(long idPacote, int events) {
        await().atMost(Instance.PATIENCE)
                .untilAsserted(() ->
                        assertThat(
                                        rows.texts(
                                                "SELECT status_rastreamento FROM eventos_rastreamento WHERE id_pacote = "
                                                        + idPacote))
                                .hasSize(events));
    }
}
