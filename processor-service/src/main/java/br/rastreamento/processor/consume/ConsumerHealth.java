package br.rastreamento.processor.consume;

import br.rastreamento.processor.outage.OutagePause;
import br.rastreamento.processor.outage.OutagePause.Pause;
import java.util.Optional;
import java.util.OptionalLong;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;
import org.springframework.stereotype.Component;

/// Component `consumer` of the health: `consumindo`, `pausado` with the reason (R9), or `parado`. Kafka is asked for the
/// lag: where it does not answer that, it gives the consumers nothing either.
@Component("consumer")
class ConsumerHealth implements HealthIndicator {

    /// Between OUT_OF_SERVICE and UP; the process is well, but waits for another.
    static final Status PAUSED = new Status("PAUSADO");

    private static final String KAFKA_AWAY = "kafka: does not answer";

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
        OptionalLong lag = consumer.lag();
        Optional<Pause> wait = pause.current();
        if (wait.isPresent()) {
            return details(PAUSED, "pausado", lag)
                    .withDetail("reason", wait.get().reason())
                    .withDetail("since", wait.get().since())
                    .build();
        }
        if (!consumer.isStarted()) {
            return details(PAUSED, "iniciando", lag).build();
        }
        if (lag.isEmpty()) {
            return details(PAUSED, "pausado", lag).withDetail("reason", KAFKA_AWAY).build();
        }
        return details(Status.UP, "consumindo", lag).build();
    }

    private Health.Builder details(Status status, String state, OptionalLong lag) {
        var health =
                Health.status(status)
                        .withDetail("state", state)
                        .withDetail("partitions", consumer.partitions().size());
        lag.ifPresent(messages -> health.withDetail("lag", messages));
        return health;
    }
}
