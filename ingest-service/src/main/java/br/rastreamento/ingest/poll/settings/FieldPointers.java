package br.rastreamento.ingest.poll.settings;

import jakarta.validation.constraints.AssertTrue;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.boot.context.properties.bind.DefaultValue;
import tools.jackson.core.JsonPointer;

/// Where in a page things are: JSON pointers (RFC 6901).
///
/// @param items the array, from the page's root; empty: the page is the array
/// @param nextCursor text or number, from the page's root
/// @param idPacote from the item's root, as are the following
public record FieldPointers(
        @DefaultValue("/eventos") String items,
        @DefaultValue("/proximo_cursor") String nextCursor,
        @DefaultValue(ID_PACOTE) String idPacote,
        @DefaultValue(ORIGEM) String origem,
        @DefaultValue(DESTINO) String destino,
        @DefaultValue(STATUS_RASTREAMENTO) String statusRastreamento,
        @DefaultValue(DATA_ATUALIZACAO) String dataAtualizacao) {

    private static final String ID_PACOTE = "/id_pacote";
    private static final String ORIGEM = "/origem";
    private static final String DESTINO = "/destino";
    private static final String STATUS_RASTREAMENTO = "/status_rastreamento";
    private static final String DATA_ATUALIZACAO = "/data_atualizacao";
    private static final List<String> OUR_NAMES =
            List.of(ID_PACOTE, ORIGEM, DESTINO, STATUS_RASTREAMENTO, DATA_ATUALIZACAO);

    /// Those of the event's fields, in the order of `EventJson.fieldNames()`.
    public List<JsonPointer> fields() {
        return fieldTexts().stream().map(JsonPointer::compile).toList();
    }

    /// Whether items are events as they are.
    public boolean itemsAreEvents() {
        return fieldTexts().equals(OUR_NAMES);
    }

    @AssertTrue(message = "each of pointers must be a JSON pointer such as /eventos (RFC 6901)")
    boolean isEachAPointer() {
        return Stream.concat(Stream.of(items, nextCursor), fieldTexts().stream())
                .allMatch(FieldPointers::isPointer);
    }

    @AssertTrue(message = "pointers.next-cursor must not be empty")
    boolean isNextCursorGiven() {
        return !nextCursor.isEmpty();
    }

    private List<String> fieldTexts() {
        return List.of(idPacote, origem, destino, statusRastreamento, dataAtualizacao);
    }

    private static boolean isPointer(String text) {
        return text.isEmpty() || text.startsWith("/");
    }
}
