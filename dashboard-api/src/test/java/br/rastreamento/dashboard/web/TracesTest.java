package br.rastreamento.dashboard.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import br.rastreamento.dashboard.Dashboard;
import br.rastreamento.testservers.otlp.ReceivedSpan;
import br.rastreamento.testservers.otlp.TraceCollector;
import org.junit.jupiter.api.Test;

/// Without a database: a refused request is a span as well.
class TracesTest {

    private static final String TRACE = "0af7651916cd43dd8448eb211c80319c";

    @Test
    void aRequestIsASpanOfTheCallersTrace() {
        try (TraceCollector collector = new TraceCollector();
                Dashboard dashboard =
                        Dashboard.on(
                                "jdbc:postgresql://127.0.0.1:1/rastreamento",
                                "management.opentelemetry.tracing.export.otlp.endpoint="
                                        + collector.tracesEndpoint(),
                                "management.opentelemetry.tracing.export.schedule-delay=50ms",
                                "management.tracing.sampling.probability=0")) {
            String traceparent = "00-" + TRACE + "-b7ad6b7169203331-01";
            dashboard.get("/actuator/health/liveness", "traceparent", traceparent);
            dashboard.get("/api/v1/pacotes/0", "traceparent", traceparent);

            ReceivedSpan span =
                    await().until(collector::spans, spans -> !spans.isEmpty()).getFirst();
            assertThat(span.service()).isEqualTo("dashboard-api");
            assertThat(span.kind()).isEqualTo(ReceivedSpan.Kind.SERVER);
            assertThat(span.name()).isEqualTo("http get /api/v1/pacotes/{id}");
            assertThat(span.traceId()).isEqualTo(TRACE);
        }
    }
}
