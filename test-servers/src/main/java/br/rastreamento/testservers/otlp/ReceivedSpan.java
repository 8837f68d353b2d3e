package br.rastreamento.testservers.otlp;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// A span as a collector gets it. Ids are hexadecimal.
///
/// @param service name of the service that sent it
/// @param parentId empty if it has none
/// @param links the spans it is linked to, each `trace id-span id`
/// @param failed whether its status is an error
public record ReceivedSpan(
        String service,
        String traceId,
        String spanId,
        String parentId,
        String name,
        Kind kind,
        Instant start,
        Instant end,
        Map<String, String> attributes,
        List<String> links,
        boolean failed) {

    /// As OTLP numbers them.
    public enum Kind {
        UNSPECIFIED,
        INTERNAL,
        SERVER,
        CLIENT,
        PRODUCER,
        CONSUMER
    }

    private static final int ERROR = 2;

    /// The spans of the body of an export; field numbers are those of OTLP's `trace_service.proto` and what it imports.
    static List<ReceivedSpan> of(byte[] body) {
        return new ProtobufMessage(body)
                .messages(1).stream()
                        .flatMap(ofResource -> {
                            String service =
                                    attributes(ofResource.message(1), 1)
                                            .getOrDefault("service.name", "");
                            return ofResource.messages(2).stream()
                                    .flatMap(ofScope -> ofScope.messages(2).stream())
                                    .map(span -> of(service, span));
                        })
                        .toList();
    }

    private static ReceivedSpan of(String service, ProtobufMessage span) {
        return new ReceivedSpan(
                service,
                span.hex(1),
                span.hex(2),
                span.hex(4),
                span.text(5),
                Kind.values()[(int) span.number(6)],
                instant(span.number(7)),
                instant(span.number(8)),
                attributes(span, 9),
                span.messages(13).stream().map(link -> link.hex(1) + "-" + link.hex(2)).toList(),
                span.message(15).number(3) == ERROR);
    }

    private static Instant instant(long epochNanos) {
        return Instant.EPOCH.plusNanos(epochNanos);
    }

    /// Texts and whole numbers; others are left empty.
    private static Map<String, String> attributes(ProtobufMessage message, int field) {
        Map<String, String> all = new TreeMap<>();
        for (ProtobufMessage attribute : message.messages(field)) {
            ProtobufMessage value = attribute.message(2);
            all.put(
                    attribute.text(1),
                    value.has(3) ? Long.toString(value.number(3)) : value.text(1));
        }
        return all;
    }
}
