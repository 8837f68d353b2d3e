package br.rastreamento.ingest.request;

import static br.rastreamento.ingest.EventSamples.event;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import br.rastreamento.evento.EventHeaders;
import br.rastreamento.ingest.ServedIngest;
import br.rastreamento.ingest.TopicReader;
import br.rastreamento.testservers.TestKafka;
import br.rastreamento.testservers.otlp.ReceivedSpan;
import br.rastreamento.testservers.otlp.TraceCollector;
import io.opentelemetry.api.trace.Tracer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.NoSuchBeanDefinitionException;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What a collector of traces gets from ingest, by OTLP.
@ExtendWith(OutputCaptureExtension.class)
class TracesTest {

    private static final String TRACE = "0af7651916cd43dd8448eb211c80319c";
    private static final String CALLER = "b7ad6b7169203331";
    private static final JsonMapper JSON = new JsonMapper();

    @Test
    void aRequestIsASpanOfTheCallersTraceAndTheParentOfWhatItPublishes() {
        try (TraceCollector collector = new TraceCollector();
                ServedIngest ingest = traced(collector);
                TopicReader topic = topic(ingest)) {
            ingest.post(event(17).getBytes(UTF_8), "traceparent", traceparent("01"));

            ReceivedSpan span =
                    await().until(collector::spans, spans -> spans.size() == 1).getFirst();
            assertThat(span.service()).isEqualTo("ingest-service");
            assertThat(span.kind()).isEqualTo(ReceivedSpan.Kind.SERVER);
            assertThat(span.name()).isEqualTo("http post /api/v1/eventos");
            assertThat(span.traceId()).isEqualTo(TRACE);
            assertThat(span.parentId()).isEqualTo(CALLER);
            assertThat(traceparents(topic, 1).get("17"))
                    .isEqualTo("00-" + TRACE + "-" + span.spanId() + "-01");
        }
    }

    @Test
    void aTraceThatTheCallerDoesNotSampleIsHandedOnAndNotSent() {
        try (TraceCollector collector = new TraceCollector();
                ServedIngest ingest = traced(collector);
                TopicReader topic = topic(ingest)) {
            ingest.post(event(18).getBytes(UTF_8), "traceparent", traceparent("00"));
            ingest.post(event(19).getBytes(UTF_8), "traceparent", traceparent("01"));

            await().until(() -> !collector.spans().isEmpty());
            assertThat(collector.spans()).hasSize(1);
            assertThat(traceparents(topic, 2).get("18"))
                    .matches("00-" + TRACE + "-[0-9a-f]{16}-00")
                    .doesNotContain(CALLER);
        }
    }

    @Test
    void aLineAboutARequestNamesItsTraceAndTheParcelsOfWhatWasRejected(CapturedOutput output) {
        try (TraceCollector collector = new TraceCollector();
                ServedIngest ingest = traced(collector)) {
            ingest.post(
                    "[{\"id_pacote\":1333},{\"origem\":\"Natal\"}]".getBytes(UTF_8),
                    "traceparent",
                    traceparent("01"),
                    "X-Request-Id",
                    "pedido-3");

            JsonNode line =
                    await().until(() -> lines(output, "pedido-3"), lines -> !lines.isEmpty())
                            .getFirst();
            assertThat(line.at("/trace/id").asString()).isEqualTo(TRACE);
            assertThat(line.at("/span/id").asString()).matches("[0-9a-f]{16}");
            assertThat(line.get("status").asInt()).isEqualTo(422);
            assertThat(line.get("parcels").toString()).contains("1333");
        }
    }

    @Test
    void withoutAnEndpointThereIsNothingOfTracing() {
        try (ServedIngest ingest = ServedIngest.start(ServedIngest.NO_KAFKA, Map.of())) {
            assertThatExceptionOfType(NoSuchBeanDefinitionException.class)
                    .isThrownBy(() -> ingest.bean(Tracer.class));
            assertThatExceptionOfType(NoSuchBeanDefinitionException.class)
                    .isThrownBy(() -> ingest.bean(io.micrometer.tracing.Tracer.class));
        }
    }

    @Test
    void openTelemetrysOwnSwitchTurnsThemOff() {
        try (TraceCollector collector = new TraceCollector();
                ServedIngest ingest =
                        ServedIngest.start(
                                ServedIngest.NO_KAFKA,
                                Map.of(
                                        "management.opentelemetry.tracing.export.otlp.endpoint",
                                        collector.tracesEndpoint(),
                                        "management.opentelemetry.enabled", // OTEL_SDK_DISABLED
                                        "false"))) {
            assertThatExceptionOfType(NoSuchBeanDefinitionException.class)
                    .isThrownBy(() -> ingest.bean(Tracer.class));
        }
    }

    private static ServedIngest traced(TraceCollector collector) {
        return ServedIngest.start(
                TestKafka.bootstrapServers(),
                Map.of(
                        "LOG_FORMAT",
                        "ecs",
                        "management.opentelemetry.tracing.export.otlp.endpoint",
                        collector.tracesEndpoint(),
                        "management.opentelemetry.tracing.export.schedule-delay",
                        "50ms",
                        "management.tracing.sampling.probability",
                        "0"));
    }

    private static TopicReader topic(ServedIngest ingest) {
        await().atMost(Duration.ofSeconds(30)).until(() -> ingest.post(event(1)).status() == 202);
        return new TopicReader(TestKafka.bootstrapServers());
    }

    private static String traceparent(String flags) {
        return "00-" + TRACE + "-" + CALLER + "-" + flags;
    }

    /// What each message says, by its key.
    private static Map<String, String> traceparents(TopicReader topic, int messages) {
        return topic.read(messages).stream()
                .collect(
                        Collectors.toMap(
                                message -> new String(message.key(), UTF_8),
                                message ->
                                        new String(
                                                message.headers()
                                                        .lastHeader(EventHeaders.TRACEPARENT)
                                                        .value(),
                                                UTF_8)));
    }

    private static List<JsonNode> lines(CapturedOutput output, String requestId) {
        return output.getAll()
                .lines()
                .filter(line -> line.startsWith("{"))
                .map(JSON::readTree)
                .filter(line -> line.path("request_id").asString("").equals(requestId))
                .toList();
    }
}
