package br.rastreamento.processor.consume;

import br.rastreamento.processor.outage.OutagePause;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;
import org.springframework.stereotype.Component;

/// Component `consumer` of the health: `consumindo`, `pausado` with the reason (R9), or `parado`.
@Component("consumer")
class ConsumerHealth implements HealthIndicator {

    /// Between OUT_OF_SERVICE and UP; the process is well, but waits for another.
    static final Status PAUSED = new Status("PAUSADO");

    private final EventConsumer consumer;
    private final OutagePause pause;

    ConsumerHealth(EventConsumer consumer, OutagePause pause) {
        this.consumer = consumer;
        this.pause = pause;
    }

    @Override
    public Health health() {
        long dead = consumer.deadThreads();
        if (dead > 0) {
            return Health.down()
                    .withDetail("state", "parado")
                    .withDetail("deadThreads", dead)
                    .build();
        }
        return pause.current()
                .map(wait ->
                        details(Health.status(PAUSED), "pausado")
                                .withDetail("reason", wait.reason())
                                .withDetail("since", wait.since()))
                .orElseGet(() ->
                        consumer.isStarted()
                                ? details(Health.up(), "consumindo")
                                : details(Health.status(PAUSED), "iniciando"))
                .build();
    }

    private Health.Builder details(Health.Builder health, String state) {
        health.withDetail("state", state).withDetail("partitions", consumer.partitions().size());
        consumer.lag().ifPresent(lag -> health.withDetail("lag", lag));
        return health;
    }
}
