package br.rastreamento.ingest.poll;

import static br.rastreamento.ingest.EventSamples.event;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import br.rastreamento.ingest.IngestApplication;
import br.rastreamento.ingest.ServedIngest;
import br.rastreamento.testservers.TestKafka;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.apache.kafka.common.utils.Utils;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Of several instances one polls a source at a time, and another goes on where it stopped; Kafka away is a pause.
class PollerTakeoverTest {

    private static final Duration SOON = Duration.ofSeconds(60);
    private static final Duration PROMISED = Duration.ofSeconds(15);

    /// Of the topic of the cursors. Two instances have half of them each.
    private static final int PARTITIONS = 24;

    /// One more than half of the partitions, in as many of them: each instance has at least one.
    private static final int SOURCES = PARTITIONS / 2 + 1;

    private static final String INSTANCE = "x-instance";

    private final Map<String, StubCarrier> carriers = new TreeMap<>();

    @TempDir Path directory;

    @AfterEach
    void closeCarriers() {
        carriers.values().forEach(StubCarrier::close);
    }

    @Test
    void anotherInstanceGoesOnFromTheLastCursorWithin15SecondsOfAKill() throws IOException { // R7
        Polling polling = sourcesForBoth(TestKafka.bootstrapServers());
        Process killed = startProcess(polling, "a");
        try {
            await().atMost(SOON).until(() -> pollersOfEach().equals(Set.of("a")));
            try (ServedIngest _ = startHere(polling, "b")) {
                await().atMost(SOON).until(() -> pollersOfEach().equals(Set.of("a", "b")));
                awaitOnePollerEach();

                killed.destroyForcibly();
                int more = 30;
                add(21, more);
                await().atMost(PROMISED).until(() -> allReached(polling, "c" + more));
                carriers.keySet()
                        .forEach(
                                name -> assertThat(polling.events(name)).containsAll(events(more)));
            }
        } finally {
            killed.destroyForcibly();
        }
    }

    @Test
    void anInstanceThatIsStoppedGivesItsSourcesUpAtOnce() {
        Polling polling = sourcesForBoth(TestKafka.bootstrapServers());
        ServedIngest first = startHere(polling, "a");
        try {
            await().atMost(SOON).until(() -> pollersOfEach().equals(Set.of("a")));
            try (ServedIngest _ = startHere(polling, "b")) {
                await().atMost(SOON).until(() -> pollersOfEach().equals(Set.of("a", "b")));
                first.close();
                await().atMost(Duration.ofSeconds(7))
                        .until(() -> pollersOfEach().equals(Set.of("b")));
            }
        } finally {
            first.close();
        }
    }

    @Test
    void theCursorStaysWhereItIsWhileKafkaIsAway() { // R7
        try (var kafka = TestKafka.own()) {
            Polling polling = sourcesForBoth(kafka.bootstrapServers());
            try (ServedIngest ingest = startHere(polling, "a")) {
                await().atMost(SOON).until(() -> allReached(polling, "c20"));
                kafka.stop();
                add(21, 30);
                await().atMost(SOON)
                        .until(() ->
                                ingest.get("/actuator/health")
                                        .response()
                                        .body()
                                        .contains("\"erro\":\"kafka\""));
                carriers.values().forEach(c -> assertThat(lastCursor(c)).isEqualTo("c20"));
                kafka.start();
                await().atMost(SOON).until(() -> allReached(polling, "c30"));
                carriers.keySet()
                        .forEach(name -> assertThat(polling.events(name)).containsAll(events(30)));
            }
        }
    }

    private Polling sourcesForBoth(String bootstrapServers) {
        Polling polling = new Polling(bootstrapServers, directory);
        Set<Integer> partitions = new HashSet<>();
        for (int i = 0; carriers.size() < SOURCES; i++) {
            String name = "-" + i;
            if (partitions.add(partition(polling.source(name)))) {
                StubCarrier carrier = new StubCarrier();
                carriers.put(name, carrier);
                polling.add(
                        name,
                        "url: " + carrier.url(),
                        "interval: 200ms",
                        "page-size: 5",
                        "look-back: 0s",
                        "retry-min: 100ms",
                        "retry-max: 500ms");
            }
        }
        add(1, 20);
        return polling;
    }

    private static int partition(String source) {
        return Utils.toPositive(Utils.murmur2(source.getBytes(UTF_8))) % PARTITIONS;
    }

    private void add(long first, long last) {
        carriers.values().forEach(carrier -> carrier.addEvents(first, last));
    }

    private static List<String> events(long last) {
        return LongStream.rangeClosed(1, last).mapToObj(id -> event(id)).toList();
    }

    private boolean allReached(Polling polling, String cursor) {
        Map<String, String> cursors = polling.cursors();
        return carriers.keySet().stream()
                .allMatch(name -> cursor.equals(cursors.get(polling.source(name))));
    }

    private static String lastCursor(StubCarrier carrier) {
        return carrier.requests().getLast().cursor();
    }

    /// Who sent the last request of each source.
    private Set<String> pollersOfEach() {
        return carriers.values().stream()
                .map(c ->
                        c.requests().isEmpty()
                                ? "nobody"
                                : c.requests().getLast().headers().get(INSTANCE))
                .collect(Collectors.toSet());
    }

    /// The next ten requests of each source all come from one instance.
    private void awaitOnePollerEach() {
        Map<StubCarrier, Integer> before = new HashMap<>();
        carriers.values().forEach(c -> before.put(c, c.requests().size()));
        before.forEach((c, from) -> {
            await().atMost(SOON).until(() -> c.requests().size() >= from + 10);
            assertThat(c.requests().subList(from, from + 10))
                    .extracting(request -> request.headers().get(INSTANCE))
                    .containsOnly(c.requests().get(from).headers().get(INSTANCE));
        });
    }

    private static String[] instance(String name) {
        return new String[] {"headers: {X-Instance: " + name + "}"};
    }

    private static ServedIngest startHere(Polling polling, String name) {
        return ServedIngest.start(polling.bootstrapServers(), polling.environment(instance(name)));
    }

    private Process startProcess(Polling polling, String name) throws IOException {
        List<String> command =
                new ArrayList<>(
                        List.of(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-XX:TieredStopAtLevel=1",
                                "-cp",
                                System.getProperty(
                                        "surefire.test.class.path",
                                        System.getProperty("java.class.path")),
                                IngestApplication.class.getName(),
                                "--SERVER_PORT=0",
                                "--INGEST_OPEN=true",
                                "--KAFKA_BOOTSTRAP_SERVERS=" + polling.bootstrapServers()));
        polling.environment(instance(name))
                .forEach((key, value) -> command.add("--" + key + "=" + value));
        File log = directory.resolve(name + ".log").toFile();
        return new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log).start();
    }
}
