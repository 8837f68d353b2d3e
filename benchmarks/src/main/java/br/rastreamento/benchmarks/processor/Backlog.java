package br.rastreamento.benchmarks.processor;

import static java.nio.charset.StandardCharsets.US_ASCII;

import br.rastreamento.evento.Topics;
import br.rastreamento.simulator.stream.Item;
import java.time.Duration;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.GroupIdNotFoundException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/// The topic of events, which fills up at one moment: everything is written in one transaction of Kafka, and readers of
/// committed messages see nothing of it before. So readers can be up, and have their partitions, before the clock starts.
public final class Backlog implements AutoCloseable {

    private static final int PARTITIONS = 12;
    private static final Duration PATIENCE = Duration.ofMinutes(60);
    private static final Duration LOOK = Duration.ofMillis(20);

    private final String bootstrapServers;
    private final Admin admin;

    public Backlog(String bootstrapServers) {
        this.bootstrapServers = bootstrapServers;
        this.admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers));
    }

    /// An empty topic, whatever was in it.
    public void reset() throws InterruptedException, ExecutionException {
        List<String> topics = List.of(Topics.EVENTS, Topics.DEAD_LETTERS);
        for (String topic : topics) {
            try {
                admin.deleteTopics(List.of(topic)).all().get();
            } catch (ExecutionException e) {
                if (!(e.getCause() instanceof UnknownTopicOrPartitionException)) {
                    throw e;
                }
            }
        }
        while (admin.listTopics().names().get().stream().anyMatch(topics::contains)) {
            Thread.sleep(LOOK);
        }
        NewTopic events = new NewTopic(Topics.EVENTS, PARTITIONS, (short) 1);
        NewTopic dead = new NewTopic(Topics.DEAD_LETTERS, 1, (short) 1);
        admin.createTopics(List.of(events, dead)).all().get();
    }

    /// An item as carriers send it.
    public static Optional<byte[]> asSent(Item item) {
        return Optional.of(item.wire().json());
    }

    /// Adds the events; they are there all at once when this returns.
    ///
    /// @param message of an item; empty leaves it out
    void fill(Workload workload, Function<Item, Optional<byte[]>> message) {
        fill(workload.stream(), workload.events(), message);
    }

    /// Adds the next events of a stream; they are there all at once when this returns.
    ///
    /// @param most of them at the most
    /// @param message of an item; empty leaves it out
    public void fill(Iterator<Item> events, long most, Function<Item, Optional<byte[]>> message) {
        try (var producer =
                new KafkaProducer<>(
                        Map.of(
                                "bootstrap.servers",
                                bootstrapServers,
                                "transactional.id",
                                "benchmark",
                                "transaction.timeout.ms",
                                600_000,
                                "compression.type",
                                "zstd",
                                "batch.size",
                                131_072,
                                "linger.ms",
                                5),
                        new ByteArraySerializer(),
                        new ByteArraySerializer())) {
            producer.initTransactions();
            producer.beginTransaction();
            for (long taken = 0; taken < most && events.hasNext(); taken++) {
                Item item = events.next();
                Optional<byte[]> value = message.apply(item);
                if (value.isPresent()) {
                    var _ = // a failure fails the commit
                            producer.send(
                                    new ProducerRecord<>(Topics.EVENTS, key(item), value.get()));
                }
            }
            producer.commitTransaction();
        }
    }

    /// Adds the events and waits until the group has committed them all.
    ///
    /// @param message of an item; empty leaves it out
    /// @return from the moment at which they were there
    Duration drain(String group, Workload workload, Function<Item, Optional<byte[]>> message)
            throws InterruptedException, ExecutionException {
        fill(workload, message);
        return awaitProcessed(group);
    }

    /// Waits until the group has committed all that is in the topic.
    ///
    /// @return how long that took
    public Duration awaitProcessed(String group) throws InterruptedException, ExecutionException {
        long start = System.nanoTime();
        long deadline = start + PATIENCE.toNanos();
        while (waiting(group) > 0) {
            if (System.nanoTime() - deadline > 0) {
                throw new IllegalStateException("not processed after " + PATIENCE);
            }
            Thread.sleep(LOOK);
        }
        return Duration.ofNanos(System.nanoTime() - start);
    }

    /// Waits until the group has committed all that is in the topic; the clock starts when only the last are left, since a
    /// group that begins begins slowly.
    ///
    /// @param last how many messages at most to measure
    /// @return messages a second
    double rateOfLast(String group, long last) throws InterruptedException, ExecutionException {
        long left = waiting(group);
        while (left > last) {
            Thread.sleep(LOOK);
            left = waiting(group);
        }
        return left / (awaitProcessed(group).toNanos() / 1e9);
    }

    /// Returns when so many members have taken all partitions.
    void awaitMembers(String group, int members) throws InterruptedException, ExecutionException {
        long deadline = System.nanoTime() + Duration.ofMinutes(2).toNanos();
        while (membersAtWork(group) != members) {
            if (System.nanoTime() - deadline > 0) {
                throw new IllegalStateException("the group did not settle");
            }
            Thread.sleep(LOOK);
        }
    }

    private long membersAtWork(String group) throws InterruptedException, ExecutionException {
        try {
            return membersAtWork(
                    admin.describeConsumerGroups(List.of(group)).all().get().values().stream()
                            .flatMap(description -> description.members().stream())
                            .map(member -> member.assignment().topicPartitions().size())
                            .toList());
        } catch (ExecutionException e) {
            if (e.getCause() instanceof GroupIdNotFoundException) {
                return 0;
            }
            throw e;
        }
    }

    /// -1 while some have no partition, or a partition has no member.
    private static long membersAtWork(List<Integer> partitionsOfEach) {
        int all = partitionsOfEach.stream().mapToInt(Integer::intValue).sum();
        return all == PARTITIONS && !partitionsOfEach.contains(0) ? partitionsOfEach.size() : -1;
    }

    private long waiting(String group) throws InterruptedException, ExecutionException {
        var committed = admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata().get();
        var ends = admin.listOffsets(ends(partitions())).all().get();
        return ends.entrySet().stream()
                .filter(end -> end.getValue().offset() > 0)
                .mapToLong(end ->
                        end.getValue().offset()
                                - Optional.ofNullable(committed.get(end.getKey()))
                                        .map(offset -> offset.offset())
                                        .orElse(0L)
                                - 1) // the mark of the transaction's end is no message
                .map(lag -> Math.max(0, lag))
                .sum();
    }

    private static Collection<TopicPartition> partitions() {
        return IntStream.range(0, PARTITIONS)
                .mapToObj(partition -> new TopicPartition(Topics.EVENTS, partition))
                .toList();
    }

    private static Map<TopicPartition, OffsetSpec> ends(Collection<TopicPartition> partitions) {
        return partitions.stream()
                .collect(Collectors.toMap(Function.identity(), _ -> OffsetSpec.latest()));
    }

    /// As carriers' events are keyed; invalid ones all alike.
    public static byte[] key(Item item) {
        return switch (item) {
            case Item.Good good -> Long.toString(good.event().idPacote()).getBytes(US_ASCII);
            case Item.Bad _ -> "0".getBytes(US_ASCII);
        };
    }

    @Override
    public void close() {
        admin.close();
    }
}
