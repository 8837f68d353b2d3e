package br.rastreamento.ingest.poll;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import br.rastreamento.evento.Topics;
import br.rastreamento.ingest.EventSamples;
import br.rastreamento.ingest.ServedIngest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import tools.jackson.databind.json.JsonMapper;

/// The service with one source, a cursor topic of its own, and what it left in Kafka.
final class Polling {

    private static final Duration SOON = Duration.ofSeconds(30);
    private static final JsonMapper JSON = new JsonMapper();

    private final String bootstrapServers;
    private final String id = UUID.randomUUID().toString().substring(0, 8);
    private final Path directory;
    private final Map<String, List<String>> sources = new TreeMap<>();

    /// @param settings YAML of the source, one property a line
    Polling(String bootstrapServers, Path directory, String... settings) {
        this(bootstrapServers, directory);
        add("", settings);
    }

    /// Without any source yet.
    Polling(String bootstrapServers, Path directory) {
        this.bootstrapServers = bootstrapServers;
        this.directory = directory;
    }

    /// @param name the end of the source's name
    /// @param settings YAML of the source, one property a line
    void add(String name, String... settings) {
        sources.put(name, List.of(settings));
    }

    /// The settings in a file, with more lines for each source.
    Path file(String... more) {
        StringBuilder yaml = new StringBuilder("ingest:\n  poll:\n    sources:\n");
        sources.forEach((name, lines) -> {
            yaml.append("      ").append(source(name)).append(":\n");
            Stream.concat(lines.stream(), Stream.of(more))
                    .forEach(line -> yaml.append("        ").append(line).append('\n'));
        });
        try {
            return Files.writeString(Files.createTempFile(directory, "poll-", ".yaml"), yaml);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String source(String name) {
        return "fonte-" + id + name;
    }

    String source() {
        return source("");
    }

    String bootstrapServers() {
        return bootstrapServers;
    }

    String topic() {
        return "cursores-" + id;
    }

    Map<String, String> environment(String... more) {
        Map<String, String> environment = new TreeMap<>();
        environment.put("INGEST_POLL_CONFIG", file(more).toString());
        environment.put("INGEST_POLL_TOPIC", topic());
        return environment;
    }

    ServedIngest start() {
        return ServedIngest.start(bootstrapServers, environment());
    }

    /// Values of all events of this source, in no particular order.
    List<String> events() {
        return events("");
    }

    /// Values of all events of that source.
    List<String> events(String name) {
        return read(Topics.EVENTS).stream()
                .filter(message -> source(name).equals(header(message, "fonte")))
                .map(message -> new String(message.value(), UTF_8))
                .toList();
    }

    /// Returns when the events of the parcels with these ids are there.
    void awaitEvents(long first, long last) {
        List<String> expected =
                LongStream.rangeClosed(first, last).mapToObj(EventSamples::event).toList();
        await().atMost(SOON).untilAsserted(() -> assertThat(events()).containsAll(expected));
    }

    /// What health says the source is at.
    String state(ServedIngest ingest) {
        return ingest.get("/actuator/health").json().at(health() + "/estado").asString("");
    }

    /// Pointer to the source in the health's answer.
    String health() {
        return "/components/poller/details/" + source();
    }

    List<ConsumerRecord<byte[], byte[]>> deadLetters() {
        return read(Topics.DEAD_LETTERS).stream()
                .filter(message -> source().equals(header(message, "fonte")))
                .toList();
    }

    /// The latest cursor; empty if there is none.
    String cursor() {
        return cursor("");
    }

    /// The latest cursor of that source; empty if there is none.
    String cursor(String name) {
        return cursors().getOrDefault(source(name), "");
    }

    /// The latest cursors, by the whole name of the source.
    Map<String, String> cursors() {
        Map<String, String> latest = new TreeMap<>();
        read(topic())
                .forEach(message ->
                        latest.put(
                                new String(message.key(), UTF_8),
                                JSON.readTree(message.value()).path("cursor").asString("")));
        return latest;
    }

    static String header(ConsumerRecord<byte[], byte[]> message, String name) {
        var header = message.headers().lastHeader(name);
        return header == null ? "" : new String(header.value(), UTF_8);
    }

    private List<ConsumerRecord<byte[], byte[]>> read(String topic) {
        try (var consumer =
                new KafkaConsumer<>(
                        Map.of(
                                "bootstrap.servers",
                                bootstrapServers,
                                "fetch.max.wait.ms",
                                10), // closing waits for the last one
                        new ByteArrayDeserializer(),
                        new ByteArrayDeserializer())) {
            if (!consumer.listTopics().containsKey(topic)) {
                return List.of();
            }
            List<TopicPartition> partitions =
                    consumer.partitionsFor(topic).stream()
                            .map(p -> new TopicPartition(topic, p.partition()))
                            .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
            while (ends.entrySet().stream()
                    .anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                consumer.poll(Duration.ofMillis(50)).forEach(records::add);
            }
            return records;
        }
    }
}
