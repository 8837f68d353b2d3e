package br.rastreamento.ingest.webhook;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// W3C Trace Context, level 1: the header `traceparent`.
public final class Traceparent {

    private static final Pattern VERSION_00 =
            Pattern.compile("00-(?!0{32})[0-9a-f]{32}-(?!0{16})[0-9a-f]{16}-[0-9a-f]{2}");
    private static final String NOT_SAMPLED = "-00";
    private static final int TRACE_ID_END = 35;

    private Traceparent() {}

    /// The trace to hand on: the span that this thread is in, where traces are on. Else the caller's, with this request as
    /// the new parent, or a new one if the caller sent none that is valid.
    public static String continuing(@Nullable String incoming) {
        SpanContext span = Span.current().getSpanContext();
        if (span.isValid()) {
            return "00-%s-%s-%s"
                    .formatted(span.getTraceId(), span.getSpanId(), span.getTraceFlags().asHex());
        }
        ThreadLocalRandom random = ThreadLocalRandom.current();
        String parentId = hex(random.nextLong(1, Long.MAX_VALUE));
        if (incoming != null && VERSION_00.matcher(incoming).matches()) {
            String flags = incoming.substring(incoming.length() - NOT_SAMPLED.length());
            return incoming.substring(0, TRACE_ID_END) + "-" + parentId + flags;
        }
        String traceId = hex(random.nextLong()) + hex(random.nextLong(1, Long.MAX_VALUE));
        return "00-" + traceId + "-" + parentId + NOT_SAMPLED;
    }

    private static String hex(long number) {
        return HexFormat.of().toHexDigits(number);
    }
}
