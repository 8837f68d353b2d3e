package br.rastreamento.benchmarks.reads;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Whether an answer of the API says what a recount says (R6).
final class Recount {

    private static final JsonMapper JSON = new JsonMapper();

    private Recount() {}

    /// Compares the fields that the recount has; the answer may have more.
    ///
    /// @throws IllegalStateException if they differ
    static void check(String figure, String recount, String answer) {
        if (!contains(JSON.readTree(answer), JSON.readTree(recount))) {
            throw new IllegalStateException(
                    "%s: a recount says %s, the API says %s".formatted(figure, recount, answer));
        }
    }

    private static boolean contains(JsonNode answer, JsonNode recount) {
        if (recount.isObject()) {
            return recount.properties().stream()
                    .allMatch(field -> contains(answer.path(field.getKey()), field.getValue()));
        }
        if (recount.isArray()) {
            return answer.isArray() && equalLists(answer, recount);
        }
        return recount.isNumber()
                ? answer.isNumber() && answer.decimalValue().compareTo(recount.decimalValue()) == 0
                : recount.equals(answer);
    }

    private static boolean equalLists(JsonNode answer, JsonNode recount) {
        if (answer.size() != recount.size()) {
            return false;
        }
        for (int i = 0; i < recount.size(); i++) {
            if (!contains(answer.get(i), recount.get(i))) {
                return false;
            }
        }
        return true;
    }
}
