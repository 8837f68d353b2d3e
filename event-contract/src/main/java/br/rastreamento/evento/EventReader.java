package br.rastreamento.evento;

import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.sym.PropertyNameMatcher;

/// Reads one event and cleans it; the same code decides for ingest and processor what an event is. Streams through the
/// bytes without reflection; time and memory are linear in their number. Thread-safe.
///
/// There are two ways to the same answer: [PlainEvent] reads what is written plainly, in a fraction of the time, and
/// [EventDraft] takes the tokens of all else and says what is wrong.
public final class EventReader {

    /// Deepest nesting of an event, itself included. Its own fields are flat; this is about what carriers add.
    public static final int MAX_NESTING = 500;

    private static final ReadEvent EMPTY = broken("A mensagem está vazia.");
    private static final ReadEvent NOT_UTF8 = broken("O texto não está em UTF-8.");
    private static final ReadEvent MALFORMED = broken("O JSON está malformado.");
    private static final ReadEvent TRAILING = broken("Há conteúdo depois do fim do evento.");
    private static final ReadEvent TOO_DEEP =
            broken("O JSON tem mais de " + MAX_NESTING + " níveis de aninhamento.");
    private static final ReadEvent NOT_AN_OBJECT =
            whole(ViolationCode.TIPO_INVALIDO, "O evento deve ser um objeto JSON.");

    /// Carriers serve some thousand places, each in a spelling or two, but most parcels are of few of them.
    private static final int KNOWN_PLACES = 4_096;

    private static final int KNOWN_STATUSES = 1_024;

    private final TimestampWindow window;
    private final Clock clock;
    private final KnownTexts places = new KnownTexts(KNOWN_PLACES, EventReader::cleanPlace);
    private final KnownTexts statuses = new KnownTexts(KNOWN_STATUSES, EventReader::cleanStatus);

    /// @param window which times are believed
    /// @param clock tells the time that the window is relative to
    public EventReader(TimestampWindow window, Clock clock) {
        this.window = window;
        this.clock = clock;
    }

    /// Reads the event that the bytes are: one JSON object in UTF-8, a byte order mark in front allowed. Never throws,
    /// whatever the bytes.
    public ReadEvent read(byte @Nullable [] json) {
        if (json == null) {
            return EMPTY;
        }
        return read(json, Utf8.byteOrderMarkLength(json), json.length);
    }

    /// Reads the event that the bytes from `from` (inclusive) to `to` (exclusive) are: one JSON object in UTF-8. Never
    /// throws, whatever the bytes.
    public ReadEvent read(byte[] json, int from, int to) {
        if (!Utf8.isValid(json, from, to)) {
            return NOT_UTF8;
        }
        ReadEvent plain = readPlain(json, from, to);
        return plain != null ? plain : readTokens(json, from, to);
    }

    /// The event if it is valid and plainly written; null: its tokens will tell.
    ReadEvent.@Nullable Valid readPlain(byte[] utf8, int from, int to) {
        TrackingEvent event =
                new PlainEvent(
                                new PlainJson(utf8, from, to),
                                places,
                                statuses,
                                window.defaultZone())
                        .read();
        return event != null && window.contains(event.dataEvento(), clock.instant())
                ? new ReadEvent.Valid(event)
                : null;
    }

    /// The event, or what is wrong with it.
    ReadEvent readTokens(byte[] json, int from, int to) {
        try (JsonParser parser = EventJson.parser(json, from, to - from)) {
            if (parser.nextToken() == null) {
                return EMPTY;
            }
            ReadEvent read = read(parser);
            return parser.nextToken() == null ? read : TRAILING;
        } catch (JacksonException e) {
            return MALFORMED;
        }
    }

    /// Reads the event that is one value among others. The parser ([EventJson#parser(byte\[\], int, int)]) stands on the
    /// value's first token and is left on its last; the bytes were checked to be UTF-8 ([Utf8]).
    ///
    /// @throws JacksonException if the syntax is broken, so that nothing after it can be read either
    public ReadEvent read(JsonParser parser) {
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            return skipValue(parser) > MAX_NESTING ? TOO_DEEP : NOT_AN_OBJECT;
        }
        EventDraft draft = new EventDraft(window, clock);
        int deepest = 1;
        int match;
        while ((match = parser.nextNameMatch(EventJson.FIELD_NAMES))
                != PropertyNameMatcher.MATCH_END_OBJECT) {
            JsonToken token = parser.nextToken();
            if (match < 0) {
                deepest = Math.max(deepest, 1 + skipValue(parser));
                continue;
            }
            EventField field = EventField.at(match);
            boolean first = draft.claim(field);
            if (token.isStructStart()) {
                deepest = Math.max(deepest, 1 + skipValue(parser));
                if (first) {
                    draft.reject(field, field.wrongType());
                }
            } else if (first) {
                draft.take(field, token, parser);
            }
        }
        return deepest > MAX_NESTING ? TOO_DEEP : draft.finish();
    }

    /// Goes to the last token of the value that starts at the current token, and tells how deeply it nests: 0 for a
    /// scalar. Counts instead of recursing.
    private static int skipValue(JsonParser parser) {
        int depth = 0;
        int deepest = 0;
        JsonToken token = parser.currentToken();
        while (true) {
            if (token.isStructStart()) {
                deepest = Math.max(deepest, ++depth);
            } else if (token.isStructEnd()) {
                depth--;
            }
            if (depth == 0) {
                return deepest;
            }
            token = parser.nextToken();
        }
    }

    private static @Nullable String cleanPlace(String raw) {
        return TextCleaning.place(raw) instanceof CleanedText.Clean(String text) ? text : null;
    }

    private static @Nullable String cleanStatus(String raw) {
        return TextCleaning.status(raw) instanceof CleanedText.Clean(String text)
                ? StatusCatalog.canonical(text)
                : null;
    }

    private static ReadEvent broken(String message) {
        return whole(ViolationCode.JSON_INVALIDO, message);
    }

    private static ReadEvent whole(ViolationCode code, String message) {
        return new ReadEvent.Invalid(List.of(new Violation(Violation.WHOLE_EVENT, code, message)));
    }
}
