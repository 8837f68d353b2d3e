package br.rastreamento.ingest.poll.cursor;

import br.rastreamento.ingest.poll.settings.PollSettings;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.CooperativeStickyAssignor;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Which sources this instance polls: those whose cursors lie in the partitions that the consumer group gives it. Reads such
/// a partition to its end first, and gives a source up before it gives up the partition. One thread of its own calls back.
public final class SourceOwnership implements AutoCloseable, ConsumerRebalanceListener {

    private static final Logger LOG = LoggerFactory.getLogger(SourceOwnership.class);
    private static final Duration LOOK = Duration.ofSeconds(1);
    private static final Duration CLOSE_LIMIT = Duration.ofSeconds(3);

    private final CursorTopic topic;
    private final Map<String, Object> configuration;
    private final PollSettings settings;
    private final Clock clock;
    private final BiConsumer<String, CursorState> taken;
    private final Consumer<String> givenUp;

    private final Map<String, CursorState> latest = new HashMap<>();
    private final Set<TopicPartition> toLoad = new HashSet<>();
    private final Map<TopicPartition, Long> loading = new HashMap<>();
    private final Map<String, TopicPartition> owned = new HashMap<>();
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Thread thread = Thread.ofPlatform().daemon().name("poller").unstarted(this::run);
    private volatile @Nullable KafkaConsumer<byte[], byte[]> consumer;
    private boolean complained;

    /// @param consumers how Kafka is reached
    /// @param taken is called with each source that is now ours, and its latest state; must not block
    /// @param givenUp is called with each that is not ours any more; nothing may be written for it when it returns
    public SourceOwnership(
            CursorTopic topic,
            Map<String, Object> consumers,
            PollSettings settings,
            Clock clock,
            BiConsumer<String, CursorState> taken,
            Consumer<String> givenUp) {
        this.topic = topic;
        this.configuration = configuration(consumers, topic.name());
        this.settings = settings;
        this.clock = clock;
        this.taken = taken;
        this.givenUp = givenUp;
    }

    public void start() {
        thread.start();
    }

    /// Gives up all sources and leaves the group, so that another instance takes over at once.
    @Override
    public void close() {
        closing.countDown();
        KafkaConsumer<byte[], byte[]> current = consumer;
        if (current != null) {
            current.wakeup();
        }
        try {
            thread.join(Duration.ofSeconds(10));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        while (!closed()) {
            try {
                if (topic.exists()) {
                    own();
                }
            } catch (WakeupException e) {
                // closing
            } catch (RuntimeException e) {
                failed(e);
            }
            List.copyOf(owned.keySet()).forEach(this::giveUp);
            sleep();
        }
    }

    private void own() {
        KafkaConsumer<byte[], byte[]> current =
                new KafkaConsumer<>(
                        configuration, new ByteArrayDeserializer(), new ByteArrayDeserializer());
        try {
            consumer = current;
            current.subscribe(List.of(topic.name()), this);
            while (!closed()) {
                if (owned.isEmpty()) { // perhaps since the topic was deleted
                    topic.askAgain();
                    var _ = topic.exists();
                }
                current.poll(LOOK).forEach(this::remember);
                beginLoading(current);
                finishLoading(current);
            }
        } finally {
            consumer = null;
            toLoad.clear();
            loading.clear();
            current.close(CloseOptions.timeout(CLOSE_LIMIT)); // calls back
        }
    }

    @Override
    public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
        toLoad.addAll(partitions);
    }

    @Override
    public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
        partitions.forEach(this::giveUp);
    }

    @Override
    public void onPartitionsLost(Collection<TopicPartition> partitions) {
        partitions.forEach(this::giveUp);
    }

    private void beginLoading(KafkaConsumer<byte[], byte[]> current) {
        if (!toLoad.isEmpty()) {
            current.seekToBeginning(toLoad);
            loading.putAll(current.endOffsets(toLoad));
            toLoad.clear();
        }
    }

    private void finishLoading(KafkaConsumer<byte[], byte[]> current) {
        List<TopicPartition> loaded =
                loading.entrySet().stream()
                        .filter(entry -> current.position(entry.getKey()) >= entry.getValue())
                        .map(Map.Entry::getKey)
                        .toList();
        if (loaded.isEmpty()) {
            return;
        }
        loaded.forEach(loading::remove);
        int partitions = current.partitionsFor(topic.name()).size();
        for (String source : settings.sources().keySet()) {
            int number = CursorTopic.partition(source, partitions);
            loaded.stream()
                    .filter(partition -> partition.partition() == number)
                    .forEach(partition -> take(source, partition));
        }
        complained = false;
    }

    private void remember(ConsumerRecord<byte[], byte[]> message) {
        if (message.key() == null) {
            return;
        }
        String source = CursorTopic.source(message.key());
        if (message.value() == null) { // an operator's way to begin anew
            latest.remove(source);
            return;
        }
        Optional<CursorState> state = CursorTopic.state(message.value());
        if (state.isPresent()) {
            latest.put(source, state.get());
        } else {
            LOG.atError()
                    .addKeyValue("source", source)
                    .addKeyValue("partition", message.partition())
                    .addKeyValue("offset", message.offset())
                    .log("cursor cannot be read, the one before it stays");
        }
    }

    private void take(String source, TopicPartition partition) {
        CursorState state = latest.get(source);
        owned.put(source, partition);
        LOG.atInfo()
                .addKeyValue("source", source)
                .addKeyValue("known", state != null)
                .log("source taken");
        taken.accept(
                source,
                state != null
                        ? state
                        : CursorState.start(
                                settings.source(source).startCursor(), clock.instant()));
    }

    private void giveUp(TopicPartition partition) {
        toLoad.remove(partition);
        loading.remove(partition);
        List<String> sources =
                owned.entrySet().stream()
                        .filter(entry -> entry.getValue().equals(partition))
                        .map(Map.Entry::getKey)
                        .toList();
        sources.forEach(this::giveUp);
    }

    private void giveUp(String source) {
        givenUp.accept(source);
        owned.remove(source);
        LOG.atInfo().addKeyValue("source", source).log("source given up");
    }

    private void failed(RuntimeException e) {
        topic.askAgain();
        if (!complained && !closed()) {
            LOG.atWarn()
                    .addKeyValue("failure", e.getClass().getName())
                    .log("no place in the group of pollers, still trying");
            complained = true;
        }
    }

    private boolean closed() {
        return closing.getCount() == 0;
    }

    private void sleep() {
        try {
            var _ = closing.await(LOOK.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            closing.countDown();
        }
    }

    /// The classic protocol, because with it the client says how soon it counts as dead; the newer one leaves that to the
    /// broker (45 s).
    private static Map<String, Object> configuration(Map<String, Object> consumers, String group) {
        Map<String, Object> all = new HashMap<>(consumers);
        all.remove(ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG);
        all.remove(ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG);
        all.put(ConsumerConfig.CLIENT_ID_CONFIG, "ingest-service-poller");
        all.put(ConsumerConfig.GROUP_ID_CONFIG, group);
        all.put(ConsumerConfig.GROUP_PROTOCOL_CONFIG, "classic");
        all.put(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, 9_000);
        all.put(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG, 1_000);
        // A member that does not come back to a rebalance holds the others up for that long.
        all.put(ConsumerConfig.MAX_POLL_INTERVAL_MS_CONFIG, 30_000);
        all.put(
                ConsumerConfig.PARTITION_ASSIGNMENT_STRATEGY_CONFIG,
                CooperativeStickyAssignor.class.getName());
        all.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        all.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        all.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        all.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, 10_000);
        return all;
    }
}
