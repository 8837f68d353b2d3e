package br.rastreamento.ingest.poll.cursor;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// The value of a message of the cursors' topic.
final class CursorJson {

    private static final JsonMapper JSON = new JsonMapper();

    private CursorJson() {}

    static byte[] write(CursorState state) {
        ObjectNode value = JSON.createObjectNode();
        value.put("cursor", state.cursor());
        ArrayNode reached = value.putArray("anteriores");
        for (CursorState.Place place : state.reached()) {
            reached.addObject()
                    .put("cursor", place.cursor())
                    .put("alcancado_em", place.at().toString());
        }
        if (state.lookedBackAt() != null) {
            value.put("revisto_em", state.lookedBackAt().toString());
        }
        CursorState.Backfill backfill = state.backfill();
        if (backfill != null) {
            value.putObject("retroativo")
                    .put("pedido", backfill.order())
                    .put("cursor", backfill.cursor())
                    .put("paginas", backfill.pages())
                    .put("concluido", backfill.done());
        }
        value.put("atualizado_em", state.updatedAt().toString());
        return JSON.writeValueAsBytes(value);
    }

    /// Empty if it is no such value.
    static Optional<CursorState> read(byte[] json) {
        try {
            JsonNode value = JSON.readTree(json);
            Instant updatedAt = Instant.parse(value.path("atualizado_em").asString(""));
            String cursor = text(value.path("cursor"));
            List<CursorState.Place> reached = new ArrayList<>();
            for (JsonNode place : value.path("anteriores")) {
                reached.add(
                        new CursorState.Place(
                                text(place.path("cursor")),
                                Instant.parse(place.path("alcancado_em").asString(""))));
            }
            if (reached.isEmpty()) {
                reached.add(new CursorState.Place(cursor, updatedAt));
            }
            String lookedBackAt = text(value.path("revisto_em"));
            return Optional.of(
                    new CursorState(
                            cursor,
                            reached,
                            lookedBackAt == null ? null : Instant.parse(lookedBackAt),
                            backfill(value.path("retroativo")),
                            updatedAt));
        } catch (JacksonException | DateTimeException e) {
            return Optional.empty();
        }
    }

    private static CursorState.@Nullable Backfill backfill(JsonNode node) {
        return node.isObject()
                ? new CursorState.Backfill(
                        node.path("pedido").asString(""),
                        text(node.path("cursor")),
                        node.path("paginas").asLong(0),
                        node.path("concluido").asBoolean(false))
                : null;
    }

    private static @Nullable String text(JsonNode node) {
        return node.isString() ? node.asString() : null;
    }
}
