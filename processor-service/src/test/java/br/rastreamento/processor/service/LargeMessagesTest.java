package br.rastreamento.processor.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import br.rastreamento.evento.DeadLetterHeaders;
import br.rastreamento.testservers.OwnKafka;
import br.rastreamento.testservers.TestDatabase;
import br.rastreamento.testservers.TestKafka;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/// The topic takes messages of 2 MiB as they are sent, and they may be sent compressed.
@TestInstance(Lifecycle.PER_CLASS)
class LargeMessagesTest {

    private static final int MIB = 1 << 20;
    private static final String EVENTS_OF =
            "SELECT count(*) FROM eventos_rastreamento WHERE id_pacote = ";

    private final OwnKafka kafka = TestKafka.own();
    private final TestDatabase database = TestDatabase.create();
    private final Topic topic = new Topic(kafka.bootstrapServers());
    private final Rows rows = new Rows(database::superuser);
    private final Instance processor =
            Instance.start(
                    kafka.bootstrapServers(), database.jdbcUrl(), "--KAFKA_TOPIC_PARTITIONS=1");

    @BeforeAll
    void theTopicIsThere() {
        processor.awaitConsuming(1);
    }

    @AfterAll
    void stop() {
        processor.close();
        topic.close();
        database.close();
        kafka.close();
    }

    @Test
    void aMessageThatIsSmallOnlyWhileCompressedIsADeadLetterWithItsBytes() { // R7, R8
        String large = "no event".repeat(MIB);
        topic.publish(0, List.of(large, Topic.event(1, "POSTADO", 0)));
        await().atMost(Instance.PATIENCE)
                .untilAsserted(() -> assertThat(rows.number(EVENTS_OF + 1)).isEqualTo(1));
        await().atMost(Instance.PATIENCE).until(() -> topic.lag() == 0);
        assertThat(topic.deadLetters())
                .filteredOn(letter -> letter.value().length == large.length())
                .singleElement()
                .satisfies(letter ->
                        assertThat(letter.value())
                                .isEqualTo(large.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void aMessageThatNoTopicTakesAgainIsADeadLetterThatSaysThatItIsCut() { // R7, R8
        String huge = "no event".repeat(10 * MIB);
        topic.publish(0, List.of(huge, Topic.event(2, "POSTADO", 0)));
        await().atMost(Instance.PATIENCE)
                .untilAsserted(() -> assertThat(rows.number(EVENTS_OF + 2)).isEqualTo(1));
        await().atMost(Instance.PATIENCE).until(() -> topic.lag() == 0);
        assertThat(topic.deadLetters())
                .filteredOn(letter ->
                        letter.headers().lastHeader(DeadLetterHeaders.ORIGINAL_SIZE) != null)
                .singleElement()
                .satisfies(letter -> {
                    assertThat(Topic.header(letter, DeadLetterHeaders.ORIGINAL_SIZE))
                            .isEqualTo(String.valueOf(huge.length()));
                    assertThat(huge).startsWith(new String(letter.value(), StandardCharsets.UTF_8));
                });
    }
}
