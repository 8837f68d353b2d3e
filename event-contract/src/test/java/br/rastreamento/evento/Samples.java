package br.rastreamento.evento;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;

/// An event and a reader whose clock stands still.
final class Samples {

    static final Instant NOW = Instant.parse("2026-06-01T12:00:00Z");
    static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
    static final EventReader READER = new EventReader(TimestampWindow.standard(), CLOCK);

    static final String GOOD =
            """
            {"id_pacote":1333,"origem":"Natal","destino":"Paraíba","status_rastreamento":"ENTREGUE",\
            "data_atualizacao":"2025-10-13T17:40:00Z"}\
            """;

    private Samples() {}

    static ReadEvent read(String json) {
        return READER.read(json.getBytes(UTF_8));
    }

    /// The good sample with one field's JSON replaced.
    static String with(EventField field, String jsonValue) {
        return GOOD.replaceFirst(
                "\"" + field.jsonName() + "\":(\"[^\"]*\"|\\d+)",
                java.util.regex.Matcher.quoteReplacement(
                        "\"" + field.jsonName() + "\":" + jsonValue));
    }

    static TrackingEvent accepted(ReadEvent read) {
        return switch (read) {
            case ReadEvent.Valid(TrackingEvent event) -> event;
            case ReadEvent.Invalid(List<Violation> violations) ->
                    throw new AssertionError("rejected: " + violations);
        };
    }

    /// `campo codigo` of each violation.
    static List<String> rejected(ReadEvent read) {
        return switch (read) {
            case ReadEvent.Valid(TrackingEvent event) ->
                    throw new AssertionError("accepted: " + event);
            case ReadEvent.Invalid(List<Violation> violations) ->
                    violations.stream().map(v -> v.campo() + " " + v.codigo().code()).toList();
        };
    }
}
