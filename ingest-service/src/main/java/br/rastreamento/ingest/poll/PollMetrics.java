package br.rastreamento.ingest.poll;

import br.rastreamento.evento.ViolationCode;
import br.rastreamento.ingest.poll.feed.FeedAnswer;
import br.rastreamento.ingest.poll.feed.PollFailure;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import org.springframework.stereotype.Component;

/// Counts what carriers answered and what became of it, by source. Thread-safe.
@Component
final class PollMetrics {

    private final MeterRegistry registry;

    PollMetrics(MeterRegistry registry) {
        this.registry = registry;
    }

    /// How long ago the head was reached, or the source taken if it was not yet, in seconds; NaN where another instance polls.
    void watch(SourceStatus status) {
        Gauge.builder("ingest.poll.head.age", status, SourceStatus::headAgeSeconds)
                .tag("source", status.source())
                .baseUnit("seconds")
                .register(registry);
        Gauge.builder("ingest.poll.owner", status, s -> s.snapshot().owner() ? 1 : 0)
                .tag("source", status.source())
                .register(registry);
    }

    void answered(String source, FeedAnswer answer, long nanos) {
        String outcome =
                switch (answer) {
                    case FeedAnswer.Page _ -> "pagina";
                    case FeedAnswer.NotModified _ -> "sem_mudanca";
                    case FeedAnswer.Failed(PollFailure failure) -> failure.kind().label();
                };
        registry.counter("ingest.poll.pages", "source", source, "outcome", outcome).increment();
        registry.timer("ingest.poll.request", "source", source).record(Duration.ofNanos(nanos));
    }

    /// The page is to be asked for again, whatever the reason.
    void failed(String source, PollFailure failure) {
        registry.counter("ingest.poll.failures", "source", source, "kind", failure.kind().label())
                .increment();
    }

    void accepted(String source, int count) {
        registry.counter("ingest.events.accepted", "source", source).increment(count);
    }

    void rejected(String source, ViolationCode code) {
        registry.counter("ingest.events.rejected", "source", source, "code", code.code())
                .increment();
    }
}
