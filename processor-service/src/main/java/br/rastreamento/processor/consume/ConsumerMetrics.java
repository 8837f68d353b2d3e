package br.rastreamento.processor.consume;

import br.rastreamento.processor.outage.OutagePause;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/// What the consumer is at: `processor.lag`, `processor.paused`, `processor.partitions`, `processor.threads.dead`. Thread-safe.
@Component
class ConsumerMetrics {

    private final EventConsumer consumer;
    private volatile double lag = Double.NaN;

    ConsumerMetrics(MeterRegistry registry, EventConsumer consumer, OutagePause pause) {
        this.consumer = consumer;
        Gauge.builder("processor.lag", () -> lag)
                .description(
                        "Messages in this instance's partitions that are not committed yet; NaN while Kafka does not answer")
                .register(registry);
        Gauge.builder("processor.paused", () -> pause.current().isPresent() ? 1 : 0)
                .description("1 while a batch waits for something that is away (R9)")
                .register(registry);
        Gauge.builder("processor.partitions", () -> consumer.partitions().size())
                .description("Partitions of this instance")
                .register(registry);
        Gauge.builder("processor.threads.dead", consumer::deadThreads)
                .description("Consumer threads that ended; only a new process brings them back")
                .register(registry);
    }

    /// Asks Kafka apart from scrapes, which must not wait for it.
    @Scheduled(fixedDelay = 5_000)
    void askForLag() {
        lag = consumer.lag().stream().asDoubleStream().findFirst().orElse(Double.NaN);
    }
}
