package br.rastreamento.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import br.rastreamento.testservers.otlp.ReceivedSpan;
import br.rastreamento.testservers.otlp.ReceivedSpan.Kind;
import br.rastreamento.testservers.otlp.TraceCollector;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// OpenTelemetry's own variables turn traces on. Of a trace that its caller does not sample nothing is sent.
class TracesTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";
    private static final String CALLER = "00f067aa0ba902b7";

    @Test
    void anEventIsFollowedFromItsRequestToTheCommitOfItsRow() {
        try (TraceCollector collector = new TraceCollector();
                Pipeline pipeline =
                        Pipeline.with(
                                "traces",
                                Map.of(
                                        "OTEL_EXPORTER_OTLP_ENDPOINT",
                                        collector.endpoint(),
                                        "OTEL_BSP_SCHEDULE_DELAY",
                                        "50",
                                        "OTEL_TRACES_SAMPLER_ARG",
                                        "0"))) {
            pipeline.post(ThreeEvents.LOST, traceparent("00"));
            pipeline.topics.awaitAllProcessed(Pipeline.PATIENCE);
            pipeline.post(ThreeEvents.WAITING, traceparent("01"));
            pipeline.topics.awaitAllProcessed(Pipeline.PATIENCE);
            await().atMost(PATIENCE).until(() -> !of(collector, Kind.SERVER).isEmpty());
            await().atMost(PATIENCE).until(() -> !of(collector, Kind.CONSUMER).isEmpty());

            ReceivedSpan request = only(of(collector, Kind.SERVER));
            assertThat(request.service()).isEqualTo("ingest-service");
            assertThat(request.traceId()).isEqualTo(TRACE);
            assertThat(request.parentId()).isEqualTo(CALLER);

            ReceivedSpan batch = only(of(collector, Kind.CONSUMER));
            assertThat(batch.service()).isEqualTo("processor-service");
            assertThat(batch.links()).containsExactly(TRACE + "-" + request.spanId());
            assertThat(batch.attributes()).containsEntry("messaging.batch.message_count", "1");
            assertThat(batch.end()).isAfter(request.start());
            await().atMost(PATIENCE)
                    .untilAsserted(() ->
                            assertThat(collector.spans())
                                    .filteredOn(span -> span.parentId().equals(batch.spanId()))
                                    .extracting(ReceivedSpan::name)
                                    .containsSubsequence("read", "scans", "commit"));
            assertThat(collector.others()).as("neither metrics nor logs").isEmpty();
        }
    }

    private static String traceparent(String flags) {
        return "00-" + TRACE + "-" + CALLER + "-" + flags;
    }

    private static List<ReceivedSpan> of(TraceCollector collector, Kind kind) {
        return collector.spans().stream().filter(span -> span.kind() == kind).toList();
    }

    private static ReceivedSpan only(List<ReceivedSpan> spans) {
        assertThat(spans).hasSize(1);
        return spans.getFirst();
    }
}
