package br.rastreamento.processor.service;

import br.rastreamento.evento.EventHeaders;
import br.rastreamento.evento.Topics;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ConsumerGroupDescription;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/// The broker as a test sees it: messages go in; dead letters and the group's positions come out.
final class Topic implements AutoCloseable {

    static final String GROUP = "rastreamento-processor";

    private final String bootstrapServers;
    private final Map<String, Object> access;
    private final KafkaProducer<byte[], byte[]> producer;
    private final Admin admin;

    Topic(String bootstrapServers) {
        this(bootstrapServers, Map.of());
    }

    /// @param access settings of clients that a broker lets in
    Topic(String bootstrapServers, Map<String, Object> access) {
        this.bootstrapServers = bootstrapServers;
        this.access = access;
        producer =
                new KafkaProducer<>(
                        settings(
                                "bootstrap.servers",
                                bootstrapServers,
                                "max.request.size",
                                256 << 20,
                                "buffer.memory",
                                256L << 20,
                                "compression.type",
                                "zstd"),
                        new ByteArraySerializer(),
                        new ByteArraySerializer());
        admin = Admin.create(settings("bootstrap.servers", bootstrapServers));
    }

    private Map<String, Object> settings(Object... namesAndValues) {
        Map<String, Object> all = new HashMap<>(access);
        for (int i = 0; i < namesAndValues.length; i += 2) {
            all.put((String) namesAndValues[i], namesAndValues[i + 1]);
        }
        return all;
    }

    /// A scan of parcel `id`, `minute` minutes into its way.
    static String event(long id, String status, int minute) {
        return """
        {"id_pacote": %d, "origem": "Natal", "destino": "Paraíba", "status_rastreamento": "%s", "data_atualizacao": "2025-10-12T%02d:%02d:00Z"}\
        """
                .formatted(id, status, minute / 60, minute % 60);
    }

    /// As the service would, but before it.
    void create(int partitions) {
        answer(
                admin.createTopics(List.of(new NewTopic(Topics.EVENTS, partitions, (short) 1)))
                        .all());
    }

    /// Without a key; returns when all are acknowledged.
    void publish(int partition, List<String> values) {
        List<Future<RecordMetadata>> acknowledgements = new ArrayList<>();
        for (String value : values) {
            acknowledgements.add(
                    producer.send(
                            new ProducerRecord<>(
                                    Topics.EVENTS,
                                    partition,
                                    null,
                                    value.getBytes(StandardCharsets.UTF_8))));
        }
        acknowledgements.forEach(Topic::answer);
    }

    /// To partition 0, as part of a trace.
    void publish(String value, String traceparent) {
        var message =
                new ProducerRecord<byte[], byte[]>(
                        Topics.EVENTS, 0, null, value.getBytes(StandardCharsets.UTF_8));
        message.headers()
                .add(EventHeaders.TRACEPARENT, traceparent.getBytes(StandardCharsets.UTF_8));
        answer(producer.send(message));
    }

    /// Next offset to be read by the group; 0 if none was committed.
    long committed(int partition) {
        var position =
                answer(admin.listConsumerGroupOffsets(GROUP).partitionsToOffsetAndMetadata())
                        .get(new TopicPartition(Topics.EVENTS, partition));
        return position == null ? 0 : position.offset();
    }

    /// Messages that the group has not committed.
    long lag() {
        try (var consumer = consumer()) {
            return consumer.endOffsets(partitions(consumer, Topics.EVENTS)).entrySet().stream()
                    .mapToLong(end -> end.getValue() - committed(end.getKey().partition()))
                    .sum();
        }
    }

    ConsumerGroupDescription group() {
        return Objects.requireNonNull(
                answer(admin.describeConsumerGroups(List.of(GROUP)).all()).get(GROUP));
    }

    List<ConsumerRecord<byte[], byte[]>> deadLetters() {
        try (var consumer = consumer()) {
            List<TopicPartition> partitions = partitions(consumer, Topics.DEAD_LETTERS);
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            List<ConsumerRecord<byte[], byte[]>> letters = new ArrayList<>();
            while (partitions.stream()
                    .anyMatch(p -> consumer.position(p) < ends.getOrDefault(p, 0L))) {
                consumer.poll(Duration.ofMillis(100)).forEach(letters::add);
            }
            return letters;
        }
    }

    static String header(ConsumerRecord<byte[], byte[]> letter, String name) {
        return new String(letter.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
    }

    private static List<TopicPartition> partitions(KafkaConsumer<?, ?> consumer, String topic) {
        return consumer.partitionsFor(topic).stream()
                .map(p -> new TopicPartition(p.topic(), p.partition()))
                .collect(Collectors.toList());
    }

    private KafkaConsumer<byte[], byte[]> consumer() {
        return new KafkaConsumer<>(
                settings(
                        "bootstrap.servers",
                        bootstrapServers,
                        "max.partition.fetch.bytes",
                        8 << 20,
                        "fetch.max.wait.ms", // closing waits for the last one
                        10),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
    }

    private static <T> T answer(Future<T> asked) {
        try {
            return asked.get();
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException("Kafka did not answer", e);
        }
    }

    @Override
    public void close() {
        producer.close(Duration.ofSeconds(1));
        admin.close(Duration.ofSeconds(1));
    }
}
