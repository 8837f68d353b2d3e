package br.rastreamento.processor.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import br.rastreamento.testservers.OwnKafka;
import br.rastreamento.testservers.TcpGate;
import br.rastreamento.testservers.TestDatabase;
import br.rastreamento.testservers.TestKafka;
import java.net.URI;
import java.time.Duration;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.ConsumerGroupDescription;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

/// For as long as operators may need: `-Dprocessor.outage.seconds=600`.
class LongOutageTest {

    private static final Duration OUTAGE =
            Duration.ofSeconds(Integer.getInteger("processor.outage.seconds", 15));

    /// Two tries, far from the 5 minutes that Kafka gives, and shorter than the outage: who does not poll is put out.
    private static final Duration MAX_POLL_INTERVAL = Duration.ofSeconds(10);

    private static final int PARTITIONS = 3;

    @Test
    @SuppressWarnings("try") // closing is what a gate is for
    void theGroupDoesNotMoveAPartitionHoweverLongTheDatabaseIsAway() { // R9
        try (OwnKafka kafka = TestKafka.own();
                TestDatabase database = TestDatabase.create();
                Topic topic = new Topic(kafka.bootstrapServers())) {
            URI address = URI.create(database.jdbcUrl().substring("jdbc:".length()));
            try (TcpGate gate = new TcpGate(address.getHost(), address.getPort());
                    Instance processor =
                            Instance.start(
                                    kafka.bootstrapServers(),
                                    "jdbc:postgresql://127.0.0.1:%d%s"
                                            .formatted(gate.port(), address.getPath()),
                                    "--KAFKA_TOPIC_PARTITIONS=" + PARTITIONS,
                                    "--spring.kafka.consumer.max-poll-interval="
                                            + MAX_POLL_INTERVAL.toMillis()
                                            + "ms")) {
                processor.awaitConsuming(PARTITIONS);
                await().atMost(Instance.PATIENCE)
                        .until(() -> Membership.of(topic.group()).isSettled());
                Membership before = Membership.of(topic.group());
                gate.close();
                publish(topic, 0);
                processor.awaitPaused("database: OUTAGE");

                await().during(OUTAGE)
                        .atMost(OUTAGE.plusSeconds(30))
                        .pollInterval(Duration.ofSeconds(1))
                        .untilAsserted(() -> {
                            assertThat(processor.isLive()).isTrue();
                            assertThat(processor.consumer()).contains("\"pausado\"");
                            assertThat(Membership.of(topic.group())).isEqualTo(before);
                        });
                publish(topic, 1); // lag grows meanwhile
                gate.open();

                Rows rows = new Rows(database::superuser);
                await().atMost(Instance.PATIENCE)
                        .untilAsserted(() -> assertThat(rows.events()).isEqualTo(2 * 300));
                rows.assertExactly(2 * 300, 300);
                processor.awaitConsuming(PARTITIONS);
                assertThat(Membership.of(topic.group())).isEqualTo(before);
                assertThat(topic.deadLetters()).isEmpty();
            }
        }
    }

    private static void publish(Topic topic, int minute) {
        for (int partition = 0; partition < PARTITIONS; partition++) {
            int first = partition * 100 + 1;
            topic.publish(
                    partition,
                    IntStream.range(first, first + 100)
                            .mapToObj(id ->
                                    Topic.event(id, minute == 0 ? "POSTADO" : "ENTREGUE", minute))
                            .toList());
        }
    }

    /// What any rebalance would change.
    private record Membership(int groupEpoch, Set<Member> members) {

        record Member(String id, int epoch, Set<TopicPartition> partitions) {}

        /// Every member has what the group wants it to have.
        boolean isSettled() {
            return members.stream().allMatch(member -> member.epoch == groupEpoch)
                    && members.stream().mapToInt(member -> member.partitions.size()).sum()
                            == PARTITIONS;
        }

        static Membership of(ConsumerGroupDescription group) {
            return new Membership(
                    group.groupEpoch().orElseThrow(),
                    group.members().stream()
                            .map(member ->
                                    new Member(
                                            member.consumerId(),
                                            member.memberEpoch().orElseThrow(),
                                            Set.copyOf(member.assignment().topicPartitions())))
                            .collect(Collectors.toSet()));
        }
    }
}
