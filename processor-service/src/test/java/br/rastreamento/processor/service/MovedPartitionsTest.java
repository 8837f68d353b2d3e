package br.rastreamento.processor.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import br.rastreamento.testservers.OwnKafka;
import br.rastreamento.testservers.TcpGate;
import br.rastreamento.testservers.TestDatabase;
import br.rastreamento.testservers.TestKafka;
import java.net.URI;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// One instance has lost its way to the database, and another comes and takes over the partition that the first waits
/// with. Of partitions 0 and 1 Kafka's assignor moves the second.
class MovedPartitionsTest {

    private static final int MOVES = 1;
    private static final int STAYS = 0;

    private final OwnKafka kafka = TestKafka.own();
    private final TestDatabase database = TestDatabase.create();
    private final URI address = URI.create(database.jdbcUrl().substring("jdbc:".length()));
    private final TcpGate gate = new TcpGate(address.getHost(), address.getPort());
    private final Topic topic = new Topic(kafka.bootstrapServers());
    private final Rows rows = new Rows(database::superuser);
    private final Instance cutOff =
            instance("jdbc:postgresql://127.0.0.1:" + gate.port() + address.getPath());

    @AfterEach
    void stop() {
        cutOff.close();
        topic.close();
        gate.close();
        database.close();
        kafka.close();
    }

    @Test
    void anInstanceNeitherWaitsForNorCommitsWhatIsNoLongerItsOwn() { // R7, R9
        cutOff.awaitConsuming(2);
        gate.close();
        topic.publish(MOVES, List.of(Topic.event(1, "POSTADO", 0)));
        cutOff.awaitPaused("database");
        try (Instance other = instance(database.jdbcUrl())) {
            awaitCommitted(MOVES, 1); // by the other, the only one that could store it
            cutOff.awaitConsuming(1);
            other.awaitConsuming(1);

            topic.publish(
                    MOVES,
                    IntStream.range(1, 10).mapToObj(i -> Topic.event(1, "POSTADO", i)).toList());
            awaitCommitted(MOVES, 10);
            topic.publish(STAYS, List.of(Topic.event(2, "POSTADO", 0)));
            cutOff.awaitPaused("database");
            gate.open();

            awaitCommitted(STAYS, 1);
            cutOff.awaitConsuming(1);
            assertThat(topic.committed(MOVES)).isEqualTo(10);
            assertThat(topic.lag()).isZero();
            rows.assertExactly(11, 2);
            assertThat(topic.deadLetters()).isEmpty();
        }
    }

    private void awaitCommitted(int partition, long position) {
        await().atMost(Instance.PATIENCE)
                .untilAsserted(() -> assertThat(topic.committed(partition)).isEqualTo(position));
    }

    private Instance instance(String databaseUrl) {
        return Instance.start(
                kafka.bootstrapServers(),
                databaseUrl,
                "--KAFKA_TOPIC_PARTITIONS=2",
                "--PROCESSOR_CONCURRENCY=1");
    }
}
