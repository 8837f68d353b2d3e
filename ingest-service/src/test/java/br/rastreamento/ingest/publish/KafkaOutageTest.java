package br.rastreamento.ingest.publish;

import static br.rastreamento.ingest.EventSamples.event;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import br.rastreamento.evento.Topics;
import br.rastreamento.ingest.ServedIngest;
import br.rastreamento.ingest.ServedIngest.Answer;
import br.rastreamento.ingest.TopicReader;
import br.rastreamento.testservers.TestKafka;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.junit.jupiter.api.Test;

/// Kafka away: nothing half-said, within 5 s, and over by itself.
class KafkaOutageTest {

    private static final Duration PROMISED = Duration.ofSeconds(5);

    private static final String FULL_BODY =
            LongStream.range(1, 70_000)
                    .mapToObj(id -> event(id))
                    .collect(Collectors.joining(",", "[", "]"));

    @Test
    void answers503WithinFiveSecondsWhateverTheSizeOfTheBodyAndRecoversByItself() { // R7
        try (var kafka = TestKafka.own();
                ServedIngest ingest = ServedIngest.start(kafka.bootstrapServers(), Map.of())) {
            awaitAccepted(ingest);

            kafka.stop();
            assertUnavailableInTime(ingest, event(2));
            assertUnavailableInTime(ingest, FULL_BODY);
            await().atMost(Duration.ofSeconds(10)).until(() -> readiness(ingest) == 503);
            assertThat(ingest.get("/actuator/health/liveness").status()).isEqualTo(200);

            kafka.start();
            awaitAccepted(ingest);
            assertThat(readiness(ingest)).isEqualTo(200);
            try (TopicReader topic = new TopicReader(kafka.bootstrapServers())) {
                assertThat(ingest.post(event(3)).status()).isEqualTo(202);
                assertThat(topic.read(1)).isNotEmpty();
            }
        }
    }

    @Test
    void startsWithoutKafkaAndCreatesTheTopicWhenItComes() {
        try (var kafka = TestKafka.own()) {
            kafka.stop();
            try (ServedIngest ingest =
                    ServedIngest.start(
                            kafka.bootstrapServers(), Map.of("KAFKA_TOPIC_PARTITIONS", "5"))) {
                assertUnavailableInTime(ingest, event(1));
                assertUnavailableInTime(ingest, FULL_BODY);

                kafka.start();
                awaitAccepted(ingest);
                assertThat(partitions(kafka.bootstrapServers())).isEqualTo(5);
            }
        }
    }

    private static int partitions(String bootstrapServers) {
        try (var consumer =
                new KafkaConsumer<>(
                        Map.of("bootstrap.servers", bootstrapServers),
                        new ByteArrayDeserializer(),
                        new ByteArrayDeserializer())) {
            return consumer.partitionsFor(Topics.EVENTS).size();
        }
    }

    private static void awaitAccepted(ServedIngest ingest) {
        await().atMost(Duration.ofSeconds(60)).until(() -> ingest.post(event(1)).status() == 202);
    }

    private static int readiness(ServedIngest ingest) {
        return ingest.get("/actuator/health/readiness").status();
    }

    private static void assertUnavailableInTime(ServedIngest ingest, String body) {
        long start = System.nanoTime();
        Answer answer = ingest.post(body);
        Duration taken = Duration.ofNanos(System.nanoTime() - start);

        assertThat(answer.problem()).startsWith("503 Serviço indisponível: ");
        assertThat(Integer.parseInt(answer.header("Retry-After"))).isPositive();
        assertThat(taken).isLessThan(PROMISED);
    }
}
