package br.rastreamento.ingest.webhook;

import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.stereotype.Component;

/// Counts what the webhook answered, by source. An item is counted with the answer that reports it; a request that was
/// refused as a whole counts none of its items.
@Component
final class WebhookMetrics {

    private final MeterRegistry registry;

    WebhookMetrics(MeterRegistry registry) {
        this.registry = registry;
    }

    /// Events that Kafka acknowledged, and rejected items, each under the code of its first violation.
    void answered(String source, Payload.Items items) {
        registry.counter("ingest.events.accepted", "source", source)
                .increment(items.accepted().size());
        items.rejected()
                .totals()
                .forEach((code, count) ->
                        registry.counter(
                                        "ingest.events.rejected",
                                        "source",
                                        source,
                                        "code",
                                        code.code())
                                .increment(count));
    }

    /// A request was answered 503.
    void unavailable(String source) {
        registry.counter("ingest.requests.unavailable", "source", source).increment();
    }
}
