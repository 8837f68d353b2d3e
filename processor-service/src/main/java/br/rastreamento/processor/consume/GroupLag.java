package br.rastreamento.processor.consume;

import static br.rastreamento.processor.consume.KafkaCluster.TIMEOUT_MS;

import java.util.Collection;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.springframework.stereotype.Component;

/// How many messages wait: those after the committed position, so that a batch that is held back while the database is
/// away counts too. Asks the cluster, for some seconds at most.
@Component
class GroupLag {

    private final KafkaCluster kafka;

    GroupLag(KafkaCluster kafka) {
        this.kafka = kafka;
    }

    /// Empty if Kafka does not answer.
    OptionalLong of(String group, Collection<TopicPartition> partitions) {
        try {
            return OptionalLong.of(waiting(group, partitions));
        } catch (ExecutionException | TimeoutException | KafkaException e) {
            return OptionalLong.empty(); // the component `kafka` says why
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return OptionalLong.empty();
        }
    }

    private long waiting(String group, Collection<TopicPartition> partitions)
            throws ExecutionException, InterruptedException, TimeoutException {
        Admin admin = kafka.admin();
        Map<TopicPartition, OffsetAndMetadata> committed =
                admin.listConsumerGroupOffsets(group)
                        .partitionsToOffsetAndMetadata()
                        .get(TIMEOUT_MS, TimeUnit.MILLISECONDS);
        Map<TopicPartition, Long> ends = offsets(admin, partitions, OffsetSpec.latest());
        Map<TopicPartition, Long> starts = offsets(admin, partitions, OffsetSpec.earliest());
        long waiting = 0;
        for (TopicPartition partition : partitions) {
            OffsetAndMetadata position = committed.get(partition);
            long start = starts.getOrDefault(partition, 0L);
            long from = position == null ? start : Math.max(start, position.offset());
            waiting += Math.max(0, ends.getOrDefault(partition, from) - from);
        }
        return waiting;
    }

    private static Map<TopicPartition, Long> offsets(
            Admin admin, Collection<TopicPartition> partitions, OffsetSpec which)
            throws ExecutionException, InterruptedException, TimeoutException {
        var question =
                partitions.stream()
                        .collect(Collectors.toMap(Function.identity(), partition -> which));
        return admin
                .listOffsets(question, new ListOffsetsOptions(IsolationLevel.READ_COMMITTED))
                .all()
                .get(TIMEOUT_MS, TimeUnit.MILLISECONDS)
                .entrySet()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, answer -> answer.getValue().offset()));
    }
}
