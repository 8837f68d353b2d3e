package br.rastreamento.ingest.webhook;

import br.rastreamento.evento.ViolationCode;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.EnumMap;
import java.util.Map;
import org.springframework.stereotype.Component;

/// Counts what the webhook answered, by source. An item is counted with the answer that reports it; a request that was
/// refused as a whole counts none of its items. Those of a stream are counted as Kafka acknowledges them.
@Component
final class WebhookMetrics {

    private final MeterRegistry registry;

    WebhookMetrics(MeterRegistry registry) {
        this.registry = registry;
    }

    /// Events that Kafka acknowledged, and rejected items, each under the code of its first violation.
    void answered(String source, Payload.Items items) {
        accepted(source, items.accepted().size());
        items.rejected().totals().forEach((code, count) -> rejected(source, code, count));
    }

    /// Counts the items of a stream while it runs.
    Stream stream(String source) {
        return new Stream(source);
    }

    /// A request was answered 503.
    void unavailable(String source) {
        refusals(source).increment();
    }

    private void accepted(String source, long count) {
        registry.counter("ingest.events.accepted", "source", source).increment((double) count);
        // 0 from now on: to Prometheus a counter that appears with its first 503 has not grown
        refusals(source);
    }

    private Counter refusals(String source) {
        return registry.counter("ingest.requests.unavailable", "source", source);
    }

    private void rejected(String source, ViolationCode code, long count) {
        registry.counter("ingest.events.rejected", "source", source, "code", code.code())
                .increment((double) count);
    }

    /// One stream's share of the counts; for one thread.
    final class Stream {

        private final String source;
        private final Map<ViolationCode, Long> rejected = new EnumMap<>(ViolationCode.class);
        private long accepted;

        private Stream(String source) {
            this.source = source;
        }

        /// Adds what has come since the last time.
        void update(StreamIntake intake) {
            long acknowledged = intake.acknowledged();
            accepted(source, acknowledged - accepted);
            accepted = acknowledged;
            intake.rejections().totals().forEach(this::update);
        }

        private void update(ViolationCode code, long total) {
            Long before = rejected.put(code, total);
            WebhookMetrics.this.rejected(source, code, total - (before == null ? 0 : before));
        }
    }
}
