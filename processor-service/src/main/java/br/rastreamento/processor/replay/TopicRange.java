package br.rastreamento.processor.replay;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;

/// A piece of a partition: from `begin` (inclusive) to `end` (exclusive).
record TopicRange(TopicPartition partition, long begin, long end) {

    private static final Duration POLL = Duration.ofMillis(200);

    /// None if the topic is not there.
    ///
    /// @throws TimeoutException if Kafka does not answer in time
    static List<TopicPartition> partitions(
            Consumer<?, ?> consumer, String topic, Deadline deadline) {
        return consumer.partitionsFor(topic, deadline.left()).stream()
                .map(info -> new TopicPartition(topic, info.partition()))
                .sorted((a, b) -> Integer.compare(a.partition(), b.partition()))
                .toList();
    }

    /// All that the partition holds now.
    ///
    /// @throws TimeoutException if Kafka does not answer in time
    static TopicRange of(Consumer<?, ?> consumer, TopicPartition partition, Deadline deadline) {
        List<TopicPartition> one = List.of(partition);
        return new TopicRange(
                partition,
                Objects.requireNonNull(
                        consumer.beginningOffsets(one, deadline.left()).get(partition)),
                Objects.requireNonNull(consumer.endOffsets(one, deadline.left()).get(partition)));
    }

    boolean isEmpty() {
        return begin >= end;
    }

    TopicRange startingAt(long offset) {
        return new TopicRange(partition, Math.max(begin, offset), end);
    }

    TopicRange endingAt(long offset) {
        return new TopicRange(partition, begin, Math.min(end, offset));
    }

    /// Passes on the records, oldest first.
    ///
    /// @throws TimeoutException if there was no time to read them all
    void read(
            Consumer<byte[], byte[]> consumer,
            Deadline deadline,
            java.util.function.Consumer<ConsumerRecord<byte[], byte[]>> sink) {
        if (isEmpty()) {
            return;
        }
        consumer.assign(List.of(partition));
        consumer.seek(partition, begin);
        while (consumer.position(partition, deadline.left()) < end) {
            if (deadline.passed()) {
                throw new TimeoutException("no time to read " + this);
            }
            for (ConsumerRecord<byte[], byte[]> read : consumer.poll(POLL)) {
                if (read.offset() < end) {
                    sink.accept(read);
                }
            }
        }
    }
}
