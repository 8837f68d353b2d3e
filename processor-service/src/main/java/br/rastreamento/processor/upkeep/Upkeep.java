package br.rastreamento.processor.upkeep;

import br.rastreamento.processor.consume.EventConsumer;
import br.rastreamento.processor.store.WriteFailure;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/// Runs the upkeep again and again, in one thread, in each instance: who comes second finds nothing to do. What was done, and
/// what failed, is counted in `processor.upkeep`; a failure is tried again the next time.
@Component
class Upkeep {

    private static final Logger log = LoggerFactory.getLogger(Upkeep.class);

    /// Readers sum up what is pending, batch by batch; that many cost them about as much as the summaries do.
    private static final int MANY_BATCHES = 16;

    /// Of a backlog batches are large and few; the fewer folds, the less there is to write.
    private static final long LONGEST_PENDING_NANOS = 1_000_000_000;

    /// Rows on some twenty pages of their table; at 2,000 events a second as many are folded in about a second.
    private static final long MANY_FOLDED = 64;

    private interface Task {
        /// @return how much was done
        long run() throws SQLException;
    }

    private final EventConsumer consumer;
    private final FigureFold figures;
    private final MeterRegistry registry;
    private long foldedAt = System.nanoTime();
    private long unswept;

    Upkeep(EventConsumer consumer, DataSource writer, MeterRegistry registry) {
        this.consumer = consumer;
        this.figures = new FigureFold(writer);
        this.registry = registry;
    }

    /// Once the schema is there, which the consumer has waited for.
    @Scheduled(fixedDelayString = "${processor.upkeep-every}")
    void run() {
        if (consumer.isStarted()) {
            run("fold_figures", this::foldFigures);
            run("sweep_figures", this::sweepFigures);
        }
    }

    private long foldFigures() throws SQLException {
        boolean due = System.nanoTime() - foldedAt >= LONGEST_PENDING_NANOS;
        long folded = figures.fold(due ? 1 : MANY_BATCHES);
        if (due || folded > 0) {
            foldedAt = System.nanoTime();
        }
        unswept += folded;
        return folded;
    }

    private long sweepFigures() throws SQLException {
        if (unswept < MANY_FOLDED) {
            return 0;
        }
        figures.sweep();
        long swept = unswept;
        unswept = 0;
        return swept;
    }

    private void run(String name, Task task) {
        Timer.Sample time = Timer.start(registry);
        try {
            if (task.run() > 0) {
                stop(time, name, "done");
            }
        } catch (SQLException e) {
            stop(time, name, "failed");
            if (WriteFailure.of(e) == WriteFailure.OUTAGE) {
                log.debug(
                        "{} failed: {}", name, e.getMessage()); // the consumer says that it pauses
            } else {
                log.warn("{} failed, and will be tried again", name, e);
            }
        }
    }

    private void stop(Timer.Sample time, String task, String outcome) {
        time.stop(
                Timer.builder("processor.upkeep")
                        .description("Work outside of the batches, by task")
                        .tag("task", task)
                        .tag("outcome", outcome)
                        .register(registry));
    }
}
