package br.rastreamento.processor.trace;

import br.rastreamento.processor.store.Stage;
import br.rastreamento.processor.store.StageTimer;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.Tracer;
import java.time.Clock;
import java.util.Locale;

/// One span for each stage of a batch that is sampled, below the batch's own. Thread-safe.
final class TracedStages implements StageTimer {

    private final StageTimer metrics;
    private final Tracer tracer;
    private final Clock clock;

    TracedStages(StageTimer metrics, Tracer tracer, Clock clock) {
        this.metrics = metrics;
        this.tracer = tracer;
        this.clock = clock;
    }

    @Override
    public void took(Stage stage, long nanos) {
        metrics.took(stage, nanos);
        if (Span.current().isRecording()) {
            tracer.spanBuilder(stage.name().toLowerCase(Locale.ROOT))
                    .setStartTimestamp(clock.instant().minusNanos(nanos))
                    .startSpan()
                    .end();
        }
    }
}
