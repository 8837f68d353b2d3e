package br.rastreamento.ingest.webhook;

import br.rastreamento.evento.EventJson;
import br.rastreamento.evento.EventReader;
import br.rastreamento.evento.ReadEvent;
import br.rastreamento.evento.TrackingEvent;
import br.rastreamento.evento.Utf8;
import br.rastreamento.evento.Violation;
import br.rastreamento.ingest.publish.OutgoingEvents;
import br.rastreamento.ingest.stream.ItemReader;
import br.rastreamento.ingest.stream.Refusals;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/// Takes a JSON body apart in one pass: validates each item and notes where in the body it lies. Thread-safe.
final class PayloadReader {

    /// How many rejected items an answer lists.
    private static final int LISTED = 10_000;

    private final EventReader events;

    PayloadReader(EventReader events) {
        this.events = events;
    }

    /// Reads one event, or an array of events. Another JSON value is one item that is no event. Never throws.
    Payload read(byte[] body) {
        int start = Utf8.byteOrderMarkLength(body);
        if (!Utf8.isValid(body, start, body.length)) {
            return new Payload.Unreadable("O corpo não está em UTF-8.");
        }
        try (JsonParser parser = EventJson.parser(body, start, body.length - start)) {
            JsonToken first = parser.nextToken();
            if (first == null) {
                return new Payload.Unreadable("O corpo está vazio.");
            }
            Items items = new Items(body, start, parser);
            if (first == JsonToken.START_ARRAY) {
                while (parser.nextToken() != JsonToken.END_ARRAY) {
                    items.readNext();
                }
            } else {
                items.readNext();
            }
            if (parser.nextToken() != null) {
                return new Payload.Unreadable("Há conteúdo depois do fim do JSON.");
            }
            return items.count == 0
                    ? new Payload.Unreadable("A lista não tem nenhum evento.")
                    : new Payload.Items(items.accepted, items.rejected);
        } catch (JacksonException e) {
            return new Payload.Unreadable("O JSON está malformado.");
        }
    }

    private final class Items {

        private final byte[] body;
        private final JsonParser parser;
        private final int start;
        private final OutgoingEvents accepted;
        private final Rejections rejected = new Rejections(LISTED);
        private int count;

        /// @param start where the parser's byte 0 lies in the body
        Items(byte[] body, int start, JsonParser parser) {
            this.body = body;
            this.parser = parser;
            this.start = start;
            this.accepted = new OutgoingEvents(body);
        }

        /// Reads the item whose first token is the current one.
        void readNext() {
            int from = start + (int) parser.currentTokenLocation().getByteOffset();
            ReadEvent read = events.read(parser);
            int to = start + (int) parser.currentLocation().getByteOffset();
            switch (read) {
                case ReadEvent.Valid(TrackingEvent event)
                        when to - from <= ItemReader.MAX_ITEM_BYTES ->
                        accepted.add(event.idPacote(), from, to);
                case ReadEvent.Valid _ -> reject(List.of(Refusals.tooLong()), from, to);
                case ReadEvent.Invalid(List<Violation> violations) -> reject(violations, from, to);
            }
            count++;
        }

        private void reject(List<Violation> violations, int from, int to) {
            rejected.add(count, null, violations);
            rejected.about(body, from, to);
        }
    }
}
