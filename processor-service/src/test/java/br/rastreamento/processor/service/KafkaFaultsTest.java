package br.rastreamento.processor.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import br.rastreamento.stack.server.KafkaBroker;
import br.rastreamento.stack.server.LoopbackPort;
import br.rastreamento.testservers.TcpGate;
import br.rastreamento.testservers.TestDatabase;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

/// A broker that ends, and one that is silent.
@TestInstance(Lifecycle.PER_CLASS)
class KafkaFaultsTest {

    private final int port = LoopbackPort.free();
    private final TcpGate gate = new TcpGate(port);
    private final TestDatabase database = TestDatabase.create();
    private final Rows rows = new Rows(database::superuser);
    private Path directory;
    private KafkaBroker broker;
    private Topic topic;
    private Instance processor;

    @BeforeAll
    void start(@TempDir Path brokers) {
        directory = brokers;
        broker = KafkaBroker.start(directory, port, gate.port());
        topic = new Topic("127.0.0.1:" + gate.port());
        processor =
                Instance.start(
                        "127.0.0.1:" + gate.port(),
                        database.jdbcUrl(),
                        "--KAFKA_TOPIC_PARTITIONS=1");
        processor.awaitConsuming(1);
    }

    @AfterAll
    void stop() {
        processor.close();
        topic.close();
        gate.close();
        broker.close();
        database.close();
    }

    @Test
    void goesOnByItselfWhenABrokerThatEndedIsBack() { // R9
        gate.close();
        broker.close();
        assertWaits();

        broker = KafkaBroker.start(directory, port, gate.port());
        gate.open();
        assertGoesOn(1);
    }

    @Test
    void goesOnByItselfWhenABrokerThatWasSilentAnswers() { // R9
        gate.freeze();
        assertWaits();
        gate.thaw();
        assertGoesOn(2);
    }

    @Test
    void startsWhileTheBrokerIsSilentAndGoesOnWhenItAnswers() { // R9
        gate.freeze();
        try (Instance early =
                Instance.start(
                        "127.0.0.1:" + gate.port(),
                        database.jdbcUrl(),
                        "--spring.kafka.admin.operation-timeout=1s")) {
            early.awaitPaused("kafka is away: "); // from the second try on with a reason
            assertThat(early.isLive()).isTrue();
            gate.thaw();
            await().atMost(Instance.PATIENCE)
                    .untilAsserted(() -> assertThat(early.consumer()).doesNotContain("pausado"));
            assertThat(early.isLive()).isTrue();
        }
    }

    private void assertWaits() {
        processor.awaitPaused("kafka");
        assertThat(processor.isLive()).isTrue();
        assertThat(processor.get("/actuator/health/kafka").statusCode()).isEqualTo(503);
        assertThat(processor.get("/actuator/health").statusCode()).isEqualTo(503);
    }

    private void assertGoesOn(int id) {
        topic.publish(0, List.of(Topic.event(id, "POSTADO", 0)));
        await().atMost(Instance.PATIENCE)
                .untilAsserted(() ->
                        assertThat(
                                        rows.number(
                                                "SELECT count(*) FROM eventos_rastreamento WHERE id_pacote = "
                                                        + id))
                                .isEqualTo(1));
        processor.awaitConsuming(1);
        assertThat(topic.deadLetters()).isEmpty();
    }
}
