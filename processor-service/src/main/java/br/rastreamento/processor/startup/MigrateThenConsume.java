package br.rastreamento.processor.startup;

import static java.util.Objects.requireNonNullElse;

import br.rastreamento.initdb.EventWindow;
import br.rastreamento.initdb.Migrations;
import br.rastreamento.processor.consume.EventConsumer;
import br.rastreamento.processor.outage.OutagePause;
import br.rastreamento.processor.store.WriteFailure;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;
import org.postgresql.ds.PGSimpleDataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.availability.AvailabilityChangeEvent;
import org.springframework.boot.availability.LivenessState;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.SmartLifecycle;
import org.springframework.kafka.core.KafkaAdmin;
import org.springframework.stereotype.Component;
import org.springframework.util.backoff.BackOff;
import org.springframework.util.backoff.BackOffExecution;

/// Brings the schema and the topics up to date, then starts the consumer. In a thread of its own, because at start too an
/// outage is a pause (R9): the process answers health requests while it waits for database or Kafka.
/// A migration that fails for any other reason makes the process not live, since waiting cannot help.
@Component
class MigrateThenConsume implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(MigrateThenConsume.class);

    private final PGSimpleDataSource owner = new PGSimpleDataSource();
    private final EventWindow window;
    private final KafkaAdmin kafkaAdmin;
    private final EventConsumer consumer;
    private final OutagePause pause;
    private final BackOff backOff;
    private final ApplicationEventPublisher events;
    private volatile @Nullable Thread thread;

    MigrateThenConsume(
            MigrationSettings settings,
            KafkaAdmin kafkaAdmin,
            EventConsumer consumer,
            OutagePause pause,
            BackOff backOff,
            ApplicationEventPublisher events) {
        owner.setUrl(settings.url());
        owner.setUser(settings.user());
        owner.setPassword(settings.password());
        this.window = settings.eventWindow();
        this.kafkaAdmin = kafkaAdmin;
        this.consumer = consumer;
        this.pause = pause;
        this.backOff = backOff;
        this.events = events;
    }

    @Override
    public void start() {
        thread = Thread.ofPlatform().name("startup").start(this::run);
    }

    @Override
    public void stop() {
        Thread running = thread;
        if (running != null) {
            running.interrupt();
        }
        thread = null;
    }

    @Override
    public boolean isRunning() {
        return thread != null;
    }

    private void run() {
        try {
            retry(
                    "database",
                    () -> {
                        Migrations.apply(owner, window);
                        return true;
                    });
            retry("kafka", kafkaAdmin::initialize);
            consumer.start();
        } catch (InterruptedException e) {
            log.info("stopped before the consumer could start");
        } catch (RuntimeException | Error e) {
            log.error("the consumer cannot start", e);
            AvailabilityChangeEvent.publish(events, e, LivenessState.BROKEN);
        }
    }

    /// A step that may find its server away.
    private interface Step {
        /// False when the server is away and said nothing more about it.
        boolean done();
    }

    private void retry(String server, Step step) throws InterruptedException {
        BackOffExecution delays = backOff.start();
        while (!doneOrAway(server, step)) {
            Thread.sleep(delays.nextBackOff());
        }
        pause.ended(List.of(server));
    }

    private boolean doneOrAway(String server, Step step) {
        try {
            if (step.done()) {
                return true;
            }
            pause.began(List.of(server), server + " is away");
        } catch (RuntimeException e) {
            String reason = outage(e).orElseThrow(() -> e);
            pause.began(List.of(server), server + " is away: " + reason);
        }
        return false;
    }

    /// What passes if one waits; empty for anything else. Spring wraps what Kafka says, from the second try on.
    private static Optional<String> outage(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql) {
                return passes(sql)
                        ? Optional.of("SQLSTATE " + sql.getSQLState())
                        : Optional.empty();
            }
            if (cause instanceof KafkaException || cause instanceof TimeoutException) {
                return Optional.of(
                        requireNonNullElse(cause.getMessage(), cause.getClass().getSimpleName()));
            }
        }
        return Optional.empty();
    }

    // A conflict, too: a migration that waits for a reader who waits for it is the one that ends.
    private static boolean passes(SQLException failure) {
        WriteFailure kind = WriteFailure.of(failure);
        return kind == WriteFailure.OUTAGE || kind == WriteFailure.CONFLICT;
    }
}
