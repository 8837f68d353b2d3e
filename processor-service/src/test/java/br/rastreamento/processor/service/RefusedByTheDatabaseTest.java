package br.rastreamento.processor.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import br.rastreamento.evento.DeadLetterHeaders;
import br.rastreamento.testservers.OwnKafka;
import br.rastreamento.testservers.TestDatabase;
import br.rastreamento.testservers.TestKafka;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RefusedByTheDatabaseTest {

    private static final int BATCH = 5_000;
    private static final List<Integer> REFUSED = List.of(1, 1_234, 1_235, 3_000, 5_000);

    /// How often 5,000 can be halved until one is left, and the batch itself.
    private static final int LEVELS = 14;

    @Test
    void fiveEventsOfFiveThousandAreDeadLettersAndTheOthersAreStored() { // R7, R8
        try (OwnKafka kafka = TestKafka.own();
                TestDatabase database = TestDatabase.create();
                Topic topic = new Topic(kafka.bootstrapServers())) {
            Rows rows = new Rows(database::superuser);
            String ids = REFUSED.stream().map(String::valueOf).collect(Collectors.joining(", "));
            rows.run("ALTER TABLE eventos_rastreamento ADD CHECK (id_pacote NOT IN (" + ids + "))");
            topic.create(1);
            topic.publish(
                    0,
                    IntStream.rangeClosed(1, BATCH)
                            .mapToObj(id -> Topic.event(id, "POSTADO", 0))
                            .toList());
            long rollbacks = rollbacks(rows);
            try (Instance processor =
                    Instance.start(
                            kafka.bootstrapServers(),
                            database.jdbcUrl(),
                            "--KAFKA_TOPIC_PARTITIONS=1")) {
                await().atMost(Instance.PATIENCE)
                        .untilAsserted(() -> assertThat(topic.committed(0)).isEqualTo(BATCH));
                assertThat(processor.get("/actuator/prometheus").body())
                        .as("all came in one batch")
                        .containsPattern("processor_batch_size_max\\S* 5000\\.0");
                processor.awaitConsuming(1);
            }
            rows.assertExactly(BATCH - REFUSED.size(), BATCH - REFUSED.size());
            assertThat(topic.deadLetters())
                    .extracting(letter -> Topic.header(letter, DeadLetterHeaders.CODE))
                    .containsOnly("recusado_pelo_banco")
                    .hasSameSizeAs(REFUSED);
            assertThat(topic.deadLetters())
                    .extracting(letter -> Topic.header(letter, DeadLetterHeaders.SOURCE_OFFSET))
                    .containsExactlyInAnyOrderElementsOf(
                            REFUSED.stream().map(id -> String.valueOf(id - 1)).toList());
            assertThat(rollbacks(rows) - rollbacks)
                    .as(
                            "transactions that failed, k log n: the ended connections have reported them")
                    .isBetween((long) REFUSED.size(), (long) REFUSED.size() * LEVELS);
        }
    }

    private static long rollbacks(Rows rows) {
        return rows.number(
                "SELECT xact_rollback FROM pg_stat_database WHERE datname = current_database()");
    }
}
