package br.rastreamento.ingest;

import br.rastreamento.evento.Topics;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/// Reads what was published since it was made.
public final class TopicReader implements AutoCloseable {

    private final KafkaConsumer<byte[], byte[]> consumer;

    public TopicReader(String bootstrapServers) {
        consumer =
                new KafkaConsumer<>(
                        Map.of(
                                "bootstrap.servers",
                                bootstrapServers,
                                "fetch.max.wait.ms",
                                10), // closing waits for the last one
                        new ByteArrayDeserializer(),
                        new ByteArrayDeserializer());
        List<TopicPartition> partitions =
                consumer.partitionsFor(Topics.EVENTS).stream()
                        .map(p -> new TopicPartition(p.topic(), p.partition()))
                        .toList();
        consumer.assign(partitions);
        consumer.seekToEnd(partitions);
        partitions.forEach(consumer::position);
    }

    /// Everything new, once there are `count` messages; what has come by the time limit otherwise.
    public List<ConsumerRecord<byte[], byte[]>> read(int count) {
        List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
        Instant limit = Instant.now().plusSeconds(10);
        while (records.size() < count && Instant.now().isBefore(limit)) {
            consumer.poll(Duration.ofMillis(100)).forEach(records::add);
        }
        consumer.poll(Duration.ofMillis(100)).forEach(records::add); // more than there should be
        return records;
    }

    /// Everything new up to where each partition ends now; what has come by the time limit otherwise.
    public List<ConsumerRecord<byte[], byte[]>> readToEnd() {
        List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
        Map<TopicPartition, Long> ends = consumer.endOffsets(consumer.assignment());
        Instant limit = Instant.now().plusSeconds(30);
        while (ends.entrySet().stream()
                        .anyMatch(end -> consumer.position(end.getKey()) < end.getValue())
                && Instant.now().isBefore(limit)) {
            consumer.poll(Duration.ofMillis(100)).forEach(records::add);
        }
        return records;
    }

    @Override
    public void close() {
        consumer.close();
    }
}
