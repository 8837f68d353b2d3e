package br.rastreamento.ingest.poll.cursor;

import static java.nio.charset.StandardCharsets.UTF_8;

import br.rastreamento.ingest.poll.settings.PollSettings;
import br.rastreamento.ingest.publish.KafkaCluster;
import br.rastreamento.ingest.publish.TopicCreation;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.utils.Utils;
import org.springframework.kafka.core.ProducerFactory;
import org.springframework.stereotype.Component;

/// The compacted topic of the cursors: key is the source's name, value is [CursorJson]. Thread-safe.
@Component
public final class CursorTopic {

    /// More partitions than anyone runs instances.
    private static final int PARTITIONS = 24;

    private static final Duration LIMIT = Duration.ofSeconds(5);

    private final ProducerFactory<byte[], byte[]> producers;
    private final TopicCreation creation;
    private final String name;

    CursorTopic(
            ProducerFactory<byte[], byte[]> producers,
            KafkaCluster cluster,
            PollSettings settings) {
        this.producers = producers;
        this.name = settings.topic();
        // Small segments, often compacted: who takes a partition over reads all of it.
        this.creation =
                cluster.creationOf(
                        name,
                        PARTITIONS,
                        Map.of(
                                TopicConfig.CLEANUP_POLICY_CONFIG,
                                TopicConfig.CLEANUP_POLICY_COMPACT,
                                TopicConfig.SEGMENT_BYTES_CONFIG,
                                Integer.toString(4 * 1024 * 1024),
                                TopicConfig.SEGMENT_MS_CONFIG,
                                Long.toString(Duration.ofHours(1).toMillis()),
                                TopicConfig.MIN_CLEANABLE_DIRTY_RATIO_CONFIG,
                                "0.1"));
    }

    String name() {
        return name;
    }

    boolean exists() {
        return creation.exists(LIMIT);
    }

    void askAgain() {
        creation.askAgain();
    }

    /// Keeps the state; returns when Kafka has acknowledged it.
    ///
    /// @return whether it did. If not, it may be kept all the same, which does no harm: everything before its cursor was
    ///     acknowledged.
    public boolean keep(String source, CursorState state) throws InterruptedException {
        byte[] key = key(source);
        try {
            Producer<byte[], byte[]> producer = producers.createProducer(); // one, shared
            int partition = partition(key, producer.partitionsFor(name).size());
            producer.send(new ProducerRecord<>(name, partition, key, CursorJson.write(state)))
                    .get(LIMIT.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (ExecutionException | TimeoutException | KafkaException e) {
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            return false;
        }
    }

    /// Where a source's cursors are, by the rule of Kafka's own clients, so that other tools find them.
    static int partition(String source, int partitions) {
        return partition(key(source), partitions);
    }

    /// The source of a message.
    static String source(byte[] key) {
        return new String(key, UTF_8);
    }

    /// The state that a message holds; empty if it holds none.
    static Optional<CursorState> state(byte[] value) {
        return CursorJson.read(value);
    }

    private static int partition(byte[] key, int partitions) {
        return Utils.toPositive(Utils.murmur2(key)) % partitions;
    }

    private static byte[] key(String source) {
        return source.getBytes(UTF_8);
    }
}
