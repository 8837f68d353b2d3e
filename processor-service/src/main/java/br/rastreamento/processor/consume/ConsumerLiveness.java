package br.rastreamento.processor.consume;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/// Part of liveness: DOWN when a consumer thread has died, because only a new process brings it back. The state of
/// database and Kafka does not matter here.
@Component("consumerThreads")
class ConsumerLiveness implements HealthIndicator {

    private final EventConsumer consumer;

    ConsumerLiveness(EventConsumer consumer) {
        this.consumer = consumer;
    }

    @Override
    public Health health() {
        long dead = consumer.deadThreads();
        return (dead == 0 ? Health.up() : Health.down()).withDetail("dead", dead).build();
    }
}
