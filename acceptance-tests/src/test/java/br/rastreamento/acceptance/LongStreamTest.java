package br.rastreamento.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import br.rastreamento.simulator.stream.EventStream;
import br.rastreamento.simulator.stream.Shares;
import br.rastreamento.simulator.stream.StreamSettings;
import br.rastreamento.stack.ServiceProcess;
import br.rastreamento.stack.ServiceSpec;
import br.rastreamento.stack.Services;
import br.rastreamento.stack.server.LoopbackPort;
import br.rastreamento.testservers.OwnKafka;
import br.rastreamento.testservers.TestKafka;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/// A stream far greater than the memory of the service, with Kafka away in the middle: every event once (R7).
/// `-Dacceptance.stream.megabytes=2000 -Dacceptance.outage.seconds=20` for the full size.
class LongStreamTest {

    private static final int HEAP_MEGABYTES = 256;
    private static final int MEGABYTES = Integer.getInteger("acceptance.stream.megabytes");
    private static final int OUTAGE_SECONDS = Integer.getInteger("acceptance.outage.seconds");
    private static final int PART_EVENTS = 5_000;

    @Test
    void aStreamOfAnyLengthIsTakenInConstantMemoryThoughKafkaIsAwayForAWhile() throws Exception {
        byte[] part = part();
        int parts = (int) Math.ceilDiv(1_000_000L * MEGABYTES, part.length);
        try (OwnKafka kafka = TestKafka.own();
                ServiceProcess ingest = ingest(kafka.bootstrapServers());
                HttpClient http = HttpClient.newHttpClient()) {
            ingest.start();
            ingest.awaitUp(Duration.ofSeconds(90));
            InputStream body = repeated(part, parts, outageOf(kafka));

            HttpResponse<String> answer =
                    http.send(
                            HttpRequest.newBuilder(
                                            URI.create(
                                                    "http://127.0.0.1:%d/api/v1/eventos"
                                                            .formatted(ingest.spec().port())))
                                    .header("Authorization", "Bearer " + Services.TOKEN)
                                    .header("Content-Type", "application/x-ndjson")
                                    .POST(BodyPublishers.ofInputStream(() -> body))
                                    .build(),
                            BodyHandlers.ofString());

            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
            long events = (long) PART_EVENTS * parts;
            assertThat(new JsonMapper().readTree(answer.body()).get("aceitos").asLong())
                    .isEqualTo(events);
            assertThat(new TopicLog(kafka.bootstrapServers()).published()).isEqualTo(events);
        }
    }

    /// Stops Kafka and starts it again after a while, beside the stream.
    private static Runnable outageOf(OwnKafka kafka) {
        return () ->
                Thread.ofPlatform()
                        .daemon()
                        .start(() -> {
                            kafka.stop();
                            try {
                                Thread.sleep(Duration.ofSeconds(OUTAGE_SECONDS)); // the outage
                            } catch (InterruptedException e) {
                                Thread.currentThread().interrupt();
                            }
                            kafka.start();
                        });
    }

    private static ServiceProcess ingest(String bootstrapServers) {
        ServiceSpec usual =
                new Services(
                                Path.of("..").toAbsolutePath().normalize(),
                                Path.of("target", "logs", "long-stream"),
                                bootstrapServers,
                                "")
                        .ingest(LoopbackPort.free());
        return new ServiceProcess(
                new ServiceSpec(
                        usual.name(),
                        usual.jar(),
                        HEAP_MEGABYTES,
                        usual.arguments(),
                        usual.environment(),
                        usual.port(),
                        usual.log()));
    }

    private static byte[] part() {
        EventStream events =
                new EventStream(StreamSettings.of(7, PART_EVENTS, Instant.now(), Shares.NONE));
        ByteArrayOutputStream lines = new ByteArrayOutputStream();
        while (events.hasNext()) {
            lines.writeBytes(events.next().wire().json());
            lines.write('\n');
        }
        return lines.toByteArray();
    }

    /// The same lines many times; something else happens half way.
    private static InputStream repeated(byte[] part, int parts, Runnable halfWay) {
        return new SequenceInputStream(
                Collections.enumeration(
                        IntStream.range(0, parts)
                                .<InputStream>mapToObj(i ->
                                        i == parts / 2
                                                ? new Announced(part, halfWay)
                                                : new ByteArrayInputStream(part))
                                .toList()));
    }

    /// Tells when it is first read.
    private static final class Announced extends ByteArrayInputStream {

        private final Runnable begun;
        private boolean told;

        Announced(byte[] bytes, Runnable begun) {
            super(bytes);
            this.begun = begun;
        }

        @Override
        public synchronized int read(byte[] target, int offset, int length) {
            if (!told) {
                told = true;
                begun.run();
            }
            return super.read(target, offset, length);
        }
    }
}
