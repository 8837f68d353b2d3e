package br.rastreamento.ingest.poll.feed;

import br.rastreamento.evento.EventJson;
import br.rastreamento.evento.EventReader;
import br.rastreamento.evento.ReadEvent;
import br.rastreamento.evento.TrackingEvent;
import br.rastreamento.evento.Violation;
import br.rastreamento.evento.ViolationCode;
import br.rastreamento.ingest.poll.settings.FieldPointers;
import br.rastreamento.ingest.publish.OutgoingEvents;
import br.rastreamento.ingest.publish.RejectedItems.RejectedItem;
import br.rastreamento.ingest.stream.ItemReader;
import br.rastreamento.ingest.stream.Refusals;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// The items of one page. Items that are events as they are go on byte for byte; of others, an object with the five fields
/// that the pointers find. For one thread.
final class PageItems {

    private static final JsonMapper JSON =
            JsonMapper.builder().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS).build();
    private static final List<String> FIELDS = EventJson.fieldNames();

    private static final Violation UNREADABLE =
            new Violation(
                    Violation.WHOLE_EVENT,
                    ViolationCode.JSON_INVALIDO,
                    "O item é aninhado demais, ou tem um número de dígitos demais.");

    /// Where an event's JSON lies, in the body or among what was made of it.
    private record Slice(long idPacote, int from, int to) {}

    private final EventReader events;
    private final List<JsonPointer> fields;
    private final boolean asTheyAre;
    private final byte[] body;
    private final int start;
    private final ByteArrayOutputStream made = new ByteArrayOutputStream();
    private final List<Slice> accepted = new ArrayList<>();
    private final List<RejectedItem> rejected = new ArrayList<>();

    /// @param start where the parser's byte 0 lies in the body
    PageItems(EventReader events, FieldPointers pointers, byte[] body, int start) {
        this.events = events;
        this.fields = pointers.fields();
        this.asTheyAre = pointers.itemsAreEvents();
        this.body = body;
        this.start = start;
    }

    /// Reads the item whose first token is the current one.
    void readNext(JsonParser parser) {
        int from = start + (int) parser.currentTokenLocation().getByteOffset();
        ReadEvent asItIs = asTheyAre ? events.read(parser) : null;
        if (asItIs == null) {
            parser.skipChildren();
        }
        parser.finishToken(); // a text is read to its end when somebody asks for it
        int to = start + (int) parser.currentLocation().getByteOffset();
        if (to - from > ItemReader.MAX_ITEM_BYTES) {
            // What is kept of it has to fit into a message.
            byte[] kept = Arrays.copyOfRange(body, from, from + ItemReader.MAX_ITEM_BYTES);
            rejected.add(new RejectedItem(kept, to - from, List.of(Refusals.tooLong())));
        } else if (asItIs != null) {
            take(asItIs, from, to, from, to);
        } else {
            map(from, to);
        }
    }

    FeedPage page(@Nullable String nextCursor) {
        OutgoingEvents outgoing = new OutgoingEvents(asTheyAre ? body : made.toByteArray());
        accepted.forEach(slice -> outgoing.add(slice.idPacote(), slice.from(), slice.to()));
        return new FeedPage(outgoing, List.copyOf(rejected), nextCursor);
    }

    private void take(ReadEvent read, int eventFrom, int eventTo, int itemFrom, int itemTo) {
        switch (read) {
            case ReadEvent.Valid(TrackingEvent event) ->
                    accepted.add(new Slice(event.idPacote(), eventFrom, eventTo));
            case ReadEvent.Invalid(List<Violation> violations) ->
                    reject(itemFrom, itemTo, violations);
        }
    }

    private void reject(int from, int to, List<Violation> violations) {
        rejected.add(new RejectedItem(Arrays.copyOfRange(body, from, to), to - from, violations));
    }

    private void map(int from, int to) {
        byte[] event;
        try {
            event = mapped(from, to);
        } catch (JacksonException _) {
            reject(from, to, List.of(UNREADABLE));
            return;
        }
        int at = made.size();
        made.writeBytes(event);
        take(events.read(event), at, made.size(), from, to);
    }

    /// What is absent stays absent; [EventReader] says so.
    private byte[] mapped(int from, int to) {
        JsonNode item = JSON.readTree(body, from, to - from);
        ObjectNode event = JSON.createObjectNode();
        for (int i = 0; i < FIELDS.size(); i++) {
            JsonNode value = item.at(fields.get(i));
            if (!value.isMissingNode()) {
                event.set(FIELDS.get(i), value);
            }
        }
        return JSON.writeValueAsBytes(event);
    }
}
