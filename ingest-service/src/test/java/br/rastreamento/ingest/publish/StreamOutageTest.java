package br.rastreamento.ingest.publish;

import static br.rastreamento.ingest.EventSamples.event;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import br.rastreamento.evento.Topics;
import br.rastreamento.ingest.ServedIngest;
import br.rastreamento.ingest.ServedIngest.Answer;
import br.rastreamento.ingest.TopicReader;
import br.rastreamento.testservers.TestKafka;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

/// Kafka away in the middle of a stream: the sender waits, or is told how far it got.
class StreamOutageTest {

    private static final int EVENTS = 60_000;
    private static final int BEFORE_OUTAGE = 15_000;

    @Test
    void aStreamWaitsForAKafkaThatComesBackAndLosesNothing() throws Exception { // R7
        try (var kafka = TestKafka.own();
                ServedIngest ingest = ServedIngest.start(kafka.bootstrapServers(), Map.of());
                TopicReader topic = afterFirstEvent(ingest, kafka.bootstrapServers())) {
            Upload upload = new Upload();
            CompletableFuture<Answer> answer = upload.begin(ingest);
            upload.awaitHalfWay();
            kafka.stop();
            upload.goOn();
            await().atMost(Duration.ofSeconds(20)).until(() -> upload.events() > BEFORE_OUTAGE);
            kafka.start();

            assertThat(answer.get().status()).isEqualTo(202);
            assertThat(answer.get().json().get("aceitos").asInt()).isEqualTo(EVENTS);
            assertThat(ids(topic.read(EVENTS))).hasSize(EVENTS);
        }
    }

    @Test
    void aStreamThatKafkaLeavesAloneIsToldUpToWhichLineKafkaHasIt() throws Exception { // R7
        try (var kafka = TestKafka.own();
                ServedIngest ingest =
                        ServedIngest.start(
                                kafka.bootstrapServers(),
                                Map.of("INGEST_STREAM_ACK_TIMEOUT", "2s"));
                TopicReader topic = afterFirstEvent(ingest, kafka.bootstrapServers())) {
            Upload upload = new Upload();
            CompletableFuture<Answer> answer = upload.begin(ingest);
            upload.awaitHalfWay();
            // Sent is not confirmed: where this many are there, the first lines are.
            Set<Long> there = ids(topic.read(BEFORE_OUTAGE / 2));
            kafka.stop();
            upload.goOn();

            assertThat(answer.get().problem())
                    .startsWith(
                            "503 Serviço indisponível: O Kafka não confirmou os eventos a tempo. Até a linha ");
            assertThat(answer.get().header("Retry-After")).isNotEmpty();
            int accepted = answer.get().json().get("aceitos").asInt();
            int settled = answer.get().json().get("confirmado_ate_linha").asInt();
            assertThat(accepted).isBetween(settled, EVENTS - 1);
            assertThat(settled).isPositive();

            kafka.start();
            // More may be there than was confirmed, in any partition.
            there.addAll(ids(topic.readToEnd()));
            assertThat(there.size()).isGreaterThanOrEqualTo(accepted);
            assertThat(there).containsAll(LongStream.rangeClosed(1, settled).boxed().toList());
        }
    }

    @Test
    void streamsGoOnWhereTheTopicWasDeleted() throws Exception {
        try (var kafka = TestKafka.own();
                ServedIngest ingest =
                        ServedIngest.start(
                                kafka.bootstrapServers(),
                                Map.of("INGEST_STREAM_ACK_TIMEOUT", "2s"));
                TopicReader _ = afterFirstEvent(ingest, kafka.bootstrapServers());
                Admin admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()))) {
            admin.deleteTopics(List.of(Topics.EVENTS)).all().get();
            await().atMost(Duration.ofSeconds(60))
                    .until(() ->
                            ingest.post(
                                                    event(2).getBytes(UTF_8),
                                                    "Content-Type",
                                                    "application/x-ndjson")
                                            .status()
                                    == 202);
        }
    }

    private static TopicReader afterFirstEvent(ServedIngest ingest, String kafka) {
        await().atMost(Duration.ofSeconds(60)).until(() -> ingest.post(event(1)).status() == 202);
        return new TopicReader(kafka);
    }

    private static Set<Long> ids(List<ConsumerRecord<byte[], byte[]>> messages) {
        return messages.stream()
                .map(message -> Long.valueOf(new String(message.key(), US_ASCII)))
                .collect(Collectors.toCollection(HashSet::new));
    }

    /// An event a line, ids from 1; stops before the outage until it is told to go on.
    private static final class Upload extends InputStream {

        private final AtomicLong events = new AtomicLong();
        private final CountDownLatch halfWay = new CountDownLatch(1);
        private final CountDownLatch goOn = new CountDownLatch(1);
        private byte[] line = {};
        private int at;

        CompletableFuture<Answer> begin(ServedIngest ingest) {
            var request =
                    ingest.events("Content-Type", "application/x-ndjson")
                            .timeout(Duration.ofMinutes(2))
                            .POST(BodyPublishers.ofInputStream(() -> this));
            return CompletableFuture.supplyAsync(() -> ingest.send(request));
        }

        void awaitHalfWay() throws InterruptedException {
            halfWay.await();
        }

        void goOn() {
            goOn.countDown();
        }

        long events() {
            return events.get();
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            if (at == line.length && !nextLine()) {
                return -1;
            }
            int read = Math.min(length, line.length - at);
            System.arraycopy(line, at, target, offset, read);
            at += read;
            return read;
        }

        private boolean nextLine() throws IOException {
            if (events.get() == EVENTS) {
                return false;
            }
            if (events.get() == BEFORE_OUTAGE) {
                halfWay.countDown();
                try {
                    goOn.await();
                } catch (InterruptedException e) {
                    throw new IOException(e);
                }
            }
            line = (event(events.incrementAndGet()) + "\n").getBytes(UTF_8);
            at = 0;
            return true;
        }
    }
}
