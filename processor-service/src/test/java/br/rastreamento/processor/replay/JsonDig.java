package br.rastreamento.processor.replay;

import java.util.function.Function;
import tools.jackson.databind.JsonNode;

/// Picks fields for assertions.
final class JsonDig {

    private JsonDig() {}

    static Function<JsonNode, String> text(String field) {
        return node -> node.get(field).stringValue();
    }
}
