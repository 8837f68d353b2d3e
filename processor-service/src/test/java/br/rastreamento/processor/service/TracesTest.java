package br.rastreamento.processor.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import br.rastreamento.processor.store.StageTimer;
import br.rastreamento.testservers.OwnKafka;
import br.rastreamento.testservers.TestDatabase;
import br.rastreamento.testservers.TestKafka;
import br.rastreamento.testservers.otlp.ReceivedSpan;
import br.rastreamento.testservers.otlp.ReceivedSpan.Kind;
import br.rastreamento.testservers.otlp.TraceCollector;
import io.opentelemetry.api.trace.Tracer;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.NoSuchBeanDefinitionException;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.kafka.listener.BatchMessageListener;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What a collector of traces gets from the processor, by OTLP.
@TestInstance(Lifecycle.PER_CLASS)
@ExtendWith(OutputCaptureExtension.class)
class TracesTest {

    private static final String TRACE = "0af7651916cd43dd8448eb211c80319c";
    private static final JsonMapper JSON = new JsonMapper();

    private final OwnKafka kafka = TestKafka.own();
    private final TestDatabase database = TestDatabase.create();
    private final Topic topic = new Topic(kafka.bootstrapServers());
    private final Rows rows = new Rows(database::superuser);

    @AfterAll
    void stop() {
        topic.close();
        database.close();
        kafka.close();
    }

    @Test
    void aBatchIsASpanLinkedToTheSampledOnesThatPublishedIt(CapturedOutput output) {
        String sampled = TRACE + "-b7ad6b7169203331";
        try (TraceCollector collector = new TraceCollector();
                Instance instance = traced(collector)) {
            instance.awaitConsuming(1);
            topic.publish(Topic.event(1, "POSTADO", 0), "00-" + TRACE + "-00f067aa0ba902b7-00");
            await().atMost(Instance.PATIENCE).until(() -> rows.events() == 1);
            topic.publish(Topic.event(2, "POSTADO", 0), "00-" + sampled + "-01");
            topic.publish("{\"id_pacote\":1333}", "00-" + sampled + "-01");

            // Kafka decides whether these two are one batch. The first message's is not among them.
            await().atMost(Instance.PATIENCE).until(() -> messages(collector) == 2);
            List<ReceivedSpan> batches = batches(collector);
            assertThat(batches)
                    .allSatisfy(batch -> {
                        assertThat(batch.links()).containsExactly(sampled);
                        assertThat(batch.parentId()).isEmpty();
                        assertThat(batch.name()).isEqualTo("process eventos_rastreamento");
                        assertThat(batch.failed()).isFalse();
                        assertThat(batch.attributes())
                                .containsEntry("messaging.system", "kafka")
                                .containsEntry("messaging.operation.type", "process")
                                .containsEntry("messaging.destination.name", "eventos_rastreamento")
                                .containsEntry("messaging.consumer.group.name", Topic.GROUP);
                    });

            ReceivedSpan commit = stage(collector, "commit");
            assertThat(rows.events()).isEqualTo(2);
            assertThat(batches)
                    .filteredOn(batch -> batch.spanId().equals(commit.parentId()))
                    .singleElement()
                    .satisfies(batch -> assertThat(batch.end()).isAfterOrEqualTo(commit.end()));

            ReceivedSpan letters = stage(collector, "dead_letters");
            JsonNode line = line(output, "messages kept as dead letters");
            assertThat(line.at("/trace/id").asString()).isEqualTo(letters.traceId());
            assertThat(line.get("parcels").toString()).contains("1333");
        }
    }

    @Test
    void withoutAnEndpointThereIsNothingOfTracing() {
        try (Instance instance =
                Instance.start(
                        kafka.bootstrapServers(),
                        database.jdbcUrl(),
                        "--KAFKA_TOPIC_PARTITIONS=1")) {
            assertThatExceptionOfType(NoSuchBeanDefinitionException.class)
                    .isThrownBy(() -> instance.bean(Tracer.class));
            assertThat(instance.bean(BatchMessageListener.class).getClass().getSimpleName())
                    .isEqualTo("EventBatchListener");
            assertThat(instance.bean(StageTimer.class).getClass().getSimpleName())
                    .isEqualTo("StageMetrics");
        }
    }

    private Instance traced(TraceCollector collector) {
        return Instance.start(
                kafka.bootstrapServers(),
                database.jdbcUrl(),
                "--KAFKA_TOPIC_PARTITIONS=1",
                "--LOG_FORMAT=ecs",
                "--management.opentelemetry.tracing.export.otlp.endpoint="
                        + collector.tracesEndpoint(),
                "--management.opentelemetry.tracing.export.schedule-delay=50ms",
                "--management.tracing.sampling.probability=0");
    }

    private static List<ReceivedSpan> batches(TraceCollector collector) {
        return collector.spans().stream().filter(span -> span.kind() == Kind.CONSUMER).toList();
    }

    private static int messages(TraceCollector collector) {
        return batches(collector).stream()
                .map(batch -> batch.attributes().getOrDefault("messaging.batch.message_count", "0"))
                .mapToInt(Integer::parseInt)
                .sum();
    }

    private static ReceivedSpan stage(TraceCollector collector, String name) {
        return await(name)
                .atMost(Instance.PATIENCE)
                .until(
                        () ->
                                collector.spans().stream()
                                        .filter(span -> span.name().equals(name))
                                        .toList(),
                        spans -> spans.size() == 1)
                .getFirst();
    }

    private static JsonNode line(CapturedOutput output, String message) {
        return output.getAll()
                .lines()
                .filter(line -> line.startsWith("{"))
                .map(JSON::readTree)
                .filter(line -> line.path("message").asString("").equals(message))
                .findFirst()
                .orElseThrow();
    }
}
