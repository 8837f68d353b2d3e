package br.rastreamento.processor.trace;

import br.rastreamento.evento.EventHeaders;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.TextMapGetter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;

/// The traces that brought the messages of a batch: those that are sampled, each once, and not more than a span should have
/// links.
final class SampledRecords {

    /// OpenTelemetry itself drops links beyond 128.
    static final int MOST = 100;

    private static final int VERSION_00_LENGTH = 55;

    private static final TextMapGetter<String> TRACEPARENT =
            new TextMapGetter<>() {
                @Override
                public Iterable<String> keys(String traceparent) {
                    return List.of(EventHeaders.TRACEPARENT);
                }

                @Override
                public @Nullable String get(@Nullable String traceparent, String key) {
                    return key.equals(EventHeaders.TRACEPARENT) ? traceparent : null;
                }
            };

    private SampledRecords() {}

    /// In the order of the messages; anyone may write to the topic, so a header may hold anything.
    static List<SpanContext> traces(List<ConsumerRecord<byte[], byte[]>> messages) {
        List<SpanContext> traces = new ArrayList<>();
        Set<String> known = new HashSet<>();
        byte @Nullable [] before = null;
        for (ConsumerRecord<byte[], byte[]> message : messages) {
            byte[] traceparent = traceparent(message);
            // The messages of one request follow each other and name the same span.
            if (traceparent == null
                    || !saysSampled(traceparent)
                    || Arrays.equals(traceparent, before)) {
                continue;
            }
            before = traceparent;
            String text = new String(traceparent, StandardCharsets.ISO_8859_1);
            SpanContext trace = context(text);
            if (trace.isSampled() && known.add(text)) {
                traces.add(trace);
                if (traces.size() == MOST) {
                    break;
                }
            }
        }
        return traces;
    }

    private static byte @Nullable [] traceparent(ConsumerRecord<byte[], byte[]> message) {
        Header header = message.headers().lastHeader(EventHeaders.TRACEPARENT);
        return header == null ? null : header.value();
    }

    /// Most are not: one look, before the text is made and read.
    private static boolean saysSampled(byte[] traceparent) {
        return traceparent.length == VERSION_00_LENGTH
                && (Character.digit((char) traceparent[VERSION_00_LENGTH - 1], 16) & 1) == 1;
    }

    private static SpanContext context(String traceparent) {
        Context context =
                W3CTraceContextPropagator.getInstance()
                        .extract(Context.root(), traceparent, TRACEPARENT);
        return Span.fromContext(context).getSpanContext();
    }
}
