package br.rastreamento.processor.trace;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanBuilder;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.Scope;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.springframework.kafka.listener.BatchMessageListener;

/// One span for each batch that is tried, from its messages to the commit of its rows, linked to the spans that published
/// the messages. A link and not a parent: a batch has many. Names are those of OpenTelemetry's conventions for messaging.
final class TracedBatches implements BatchMessageListener<byte[], byte[]> {

    private static final AttributeKey<String> SYSTEM = AttributeKey.stringKey("messaging.system");
    private static final AttributeKey<String> OPERATION =
            AttributeKey.stringKey("messaging.operation.name");
    private static final AttributeKey<String> OPERATION_TYPE =
            AttributeKey.stringKey("messaging.operation.type");
    private static final AttributeKey<String> DESTINATION =
            AttributeKey.stringKey("messaging.destination.name");
    private static final AttributeKey<String> GROUP =
            AttributeKey.stringKey("messaging.consumer.group.name");
    private static final AttributeKey<Long> MESSAGES =
            AttributeKey.longKey("messaging.batch.message_count");
    private static final AttributeKey<String> ERROR = AttributeKey.stringKey("error.type");

    private final BatchMessageListener<byte[], byte[]> batches;
    private final Tracer tracer;
    private final String group;

    TracedBatches(BatchMessageListener<byte[], byte[]> batches, Tracer tracer, String group) {
        this.batches = batches;
        this.tracer = tracer;
        this.group = group;
    }

    @Override
    public void onMessage(List<ConsumerRecord<byte[], byte[]>> messages) {
        Span span = span(messages);
        try (Scope _ = span.makeCurrent()) {
            batches.onMessage(messages);
        } catch (RuntimeException e) {
            // Not its message: the database's may quote an event.
            span.setStatus(StatusCode.ERROR).setAttribute(ERROR, e.getClass().getName());
            throw e;
        } finally {
            span.end();
        }
    }

    private Span span(List<ConsumerRecord<byte[], byte[]>> messages) {
        String topic = messages.getFirst().topic();
        SpanBuilder span =
                tracer.spanBuilder("process " + topic)
                        .setSpanKind(SpanKind.CONSUMER)
                        .setParent(Context.root())
                        .setAttribute(SYSTEM, "kafka")
                        .setAttribute(OPERATION, "process")
                        .setAttribute(OPERATION_TYPE, "process")
                        .setAttribute(DESTINATION, topic)
                        .setAttribute(GROUP, group)
                        .setAttribute(MESSAGES, (long) messages.size());
        SampledRecords.traces(messages).forEach(span::addLink);
        return span.startSpan();
    }
}
