package br.rastreamento.ingest.webhook;

import br.rastreamento.evento.EventJson;
import br.rastreamento.evento.EventReader;
import br.rastreamento.evento.ReadEvent;
import br.rastreamento.evento.Utf8;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;

/// Judges events that lie one after the other in the same bytes as if each were alone, but with one parser for many: making
/// a parser costs nearly as much as reading an event. What does not turn out to be a valid event is read again alone. For one
/// thread.
final class SuccessiveEvents {

    private final EventReader events;
    private byte[] bytes = {};
    private int end;
    private @Nullable JsonParser parser;
    private int parserStart;

    SuccessiveEvents(EventReader events) {
        this.events = events;
    }

    /// The next events lie in these bytes, before `end`.
    void in(byte[] bytes, int end) {
        this.bytes = bytes;
        this.end = end;
        this.parser = null;
    }

    /// The same as [EventReader#read(byte\[\], int, int)].
    ///
    /// @param from at or after the end of the last one
    ReadEvent read(int from, int to) {
        if (Utf8.isValid(bytes, from, to)) {
            try {
                JsonParser shared = parserAt(from);
                if (shared.nextToken() != null && begin(shared) >= from) {
                    ReadEvent read = events.read(shared);
                    int after = parserStart + (int) shared.currentLocation().getByteOffset();
                    if (read instanceof ReadEvent.Valid && after <= to && isBlank(after, to)) {
                        return read;
                    }
                }
            } catch (JacksonException _) {
                // it may have read on into the next event
            }
        }
        parser = null;
        return events.read(bytes, from, to);
    }

    private JsonParser parserAt(int from) {
        if (parser == null) {
            parser = EventJson.parser(bytes, from, end - from);
            parserStart = from;
        }
        return parser;
    }

    private int begin(JsonParser shared) {
        return parserStart + (int) shared.currentTokenLocation().getByteOffset();
    }

    private boolean isBlank(int from, int to) {
        for (int i = from; i < to; i++) {
            if (bytes[i] != ' ' && bytes[i] != '\t' && bytes[i] != '\r') {
                return false;
            }
        }
        return true;
    }
}
