package br.rastreamento.processor.consume;

import java.util.Collection;
import java.util.List;
import org.apache.kafka.common.TopicPartition;
import org.springframework.kafka.listener.ConcurrentMessageListenerContainer;
import org.springframework.stereotype.Component;

/// The consumer threads of this instance, as a whole. Thread-safe.
@Component
public class EventConsumer {

    private final ConcurrentMessageListenerContainer<?, ?> container;
    private volatile boolean started;

    EventConsumer(ConcurrentMessageListenerContainer<?, ?> container) {
        this.container = container;
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

    /// Messages that wait in this instance's partitions, as of its latest fetches; 0 before the first.
    long lag() {
        return (long)
                container.metrics().values().stream()
                        .flatMap(metrics -> metrics.entrySet().stream())
                        .filter(metric ->
                                metric.getKey().name().equals("records-lag")
                                        && metric.getKey().tags().containsKey("partition"))
                        .map(metric -> metric.getValue().metricValue())
                        .filter(Double.class::isInstance)
                        .mapToDouble(Double.class::cast)
                        .filter(Double::isFinite)
                        .sum();
    }
}
