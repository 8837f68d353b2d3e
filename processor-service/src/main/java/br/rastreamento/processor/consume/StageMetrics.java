package br.rastreamento.processor.consume;

import br.rastreamento.processor.store.Stage;
import br.rastreamento.processor.store.StageTimer;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.springframework.stereotype.Component;

/// `processor.stage`: where the time of a batch goes. Thread-safe.
@Component
class StageMetrics implements StageTimer {

    private final Map<Stage, Timer> timers = new EnumMap<>(Stage.class);

    StageMetrics(MeterRegistry registry) {
        for (Stage stage : Stage.values()) {
            timers.put(
                    stage,
                    Timer.builder("processor.stage")
                            .tag("stage", stage.name().toLowerCase(Locale.ROOT))
                            .description("Time of a batch by stage; commit is the database's")
                            .publishPercentileHistogram()
                            .register(registry));
        }
    }

    @Override
    public void took(Stage stage, long nanos) {
        Objects.requireNonNull(timers.get(stage)).record(nanos, TimeUnit.NANOSECONDS);
    }
}
