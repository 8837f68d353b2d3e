package br.rastreamento.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import br.rastreamento.evento.Topics;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/// What lies on the broker.
record TopicLog(String bootstrapServers) {

    /// Waits until the group has committed the position after the last message of every partition: all that was
    /// published is stored, known already, or a dead letter.
    void awaitAllProcessed(Duration limit) {
        try (var admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers))) {
            await().atMost(limit)
                    .pollInterval(Duration.ofMillis(200))
                    .untilAsserted(() -> {
                        var committed =
                                admin.listConsumerGroupOffsets("rastreamento-processor")
                                        .partitionsToOffsetAndMetadata()
                                        .get();
                        ends(Topics.EVENTS)
                                .forEach((partition, end) -> {
                                    if (end > 0) {
                                        assertThat(committed.get(partition))
                                                .as("%s of %d", partition, end)
                                                .isNotNull()
                                                .satisfies(position ->
                                                        assertThat(position.offset())
                                                                .isEqualTo(end));
                                    }
                                });
                    });
        }
    }

    /// How many events were published.
    long published() {
        return ends(Topics.EVENTS).values().stream().mapToLong(Long::longValue).sum();
    }

    /// How many messages the processors have committed.
    long processed() throws Exception {
        try (var admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers))) {
            return admin
                    .listConsumerGroupOffsets("rastreamento-processor")
                    .partitionsToOffsetAndMetadata()
                    .get()
                    .values()
                    .stream()
                    .mapToLong(OffsetAndMetadata::offset)
                    .sum();
        }
    }

    List<ConsumerRecord<byte[], byte[]>> deadLetters() {
        return messages(Topics.DEAD_LETTERS);
    }

    List<ConsumerRecord<byte[], byte[]>> messages(String topic) {
        try (var consumer = consumer()) {
            Map<TopicPartition, Long> ends = ends(topic);
            consumer.assign(ends.keySet());
            consumer.seekToBeginning(ends.keySet());
            List<ConsumerRecord<byte[], byte[]>> messages = new ArrayList<>();
            while (ends.entrySet().stream()
                    .anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                consumer.poll(Duration.ofMillis(100)).forEach(messages::add);
            }
            return messages;
        }
    }

    static String header(ConsumerRecord<byte[], byte[]> message, String name) {
        return new String(message.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
    }

    private Map<TopicPartition, Long> ends(String topic) {
        try (var consumer = consumer()) {
            List<TopicPartition> partitions =
                    consumer.partitionsFor(topic).stream()
                            .map(p -> new TopicPartition(p.topic(), p.partition()))
                            .toList();
            return consumer.endOffsets(partitions);
        }
    }

    private KafkaConsumer<byte[], byte[]> consumer() {
        return new KafkaConsumer<>(
                Map.of(
                        "bootstrap.servers",
                        bootstrapServers,
                        "fetch.max.wait.ms",
                        10), // closing waits for the last one
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
    }
}
