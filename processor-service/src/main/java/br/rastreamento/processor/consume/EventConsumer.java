package br.rastreamento.processor.consume;

import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.OptionalLong;
import org.apache.kafka.common.TopicPartition;
import org.springframework.kafka.listener.ConcurrentMessageListenerContainer;
import org.springframework.stereotype.Component;

/// The consumer threads of this instance, as a whole. Thread-safe.
@Component
public class EventConsumer {

    private final ConcurrentMessageListenerContainer<?, ?> container;
    private final GroupLag lag;
    private volatile boolean started;

    EventConsumer(ConcurrentMessageListenerContainer<?, ?> container, GroupLag lag) {
        this.container = container;
        this.lag = lag;
    }

    /// From now on messages are consumed.
    public void start() {
        container.start();
        started = true;
    }

    /// Whether [#start] was called.
    public boolean isStarted() {
        return started;
    }

    /// Threads that should run and do not: ended by an `Error`, by lost authorization, or by a fence.
    long deadThreads() {
        var threads = container.getContainers();
        if (!started) {
            return 0;
        }
        return threads.isEmpty()
                ? 1
                : threads.stream().filter(thread -> !thread.isRunning()).count();
    }

    Collection<TopicPartition> partitions() {
        Collection<TopicPartition> assigned = container.getAssignedPartitions();
        return assigned == null ? List.of() : assigned;
    }

    /// Messages in this instance's partitions that are not committed yet; empty if Kafka does not answer.
    OptionalLong lag() {
        return lag.of(Objects.requireNonNull(container.getGroupId()), partitions());
    }
}
