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

/// Runs the upkeep again and again, in one thread, in each instance: who comes second finds nothing to do. A failure is
/// counted in `processor.upkeep` and tried again the next time.
@Component
class Upkeep {

    private static final Logger log = LoggerFactory.getLogger(Upkeep.class);

    private interface Task {
        void run() throws SQLException;
    }

    private final EventConsumer consumer;
    private final FigureFold figures;
    private final MeterRegistry registry;

    Upkeep(EventConsumer consumer, DataSource writer, MeterRegistry registry) {
        this.consumer = consumer;
        this.figures = new FigureFold(writer);
        this.registry = registry;
    }

    /// Once the schema is there, which the consumer has waited for.
    @Scheduled(fixedDelayString = "${processor.upkeep-every}")
    void run() {
        if (consumer.isStarted()) {
            run("fold_figures", figures::fold);
        }
    }

    private void run(String name, Task task) {
        Timer.Sample time = Timer.start(registry);
        boolean done = false;
        try {
            task.run();
            done = true;
        } catch (SQLException e) {
            if (WriteFailure.of(e) == WriteFailure.OUTAGE) {
                log.debug(
                        "{} failed: {}", name, e.getMessage()); // the consumer says that it pauses
            } else {
                log.warn("{} failed, and will be tried again", name, e);
            }
        } finally {
            time.stop(
                    Timer.builder("processor.upkeep")
                            .description("Work outside of the batches, by task")
                            .tag("task", name)
                            .tag("outcome", done ? "done" : "failed")
                            .register(registry));
        }
    }
}
