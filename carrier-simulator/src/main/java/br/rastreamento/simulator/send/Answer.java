package br.rastreamento.simulator.send;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What the service said about each item of one request (status 202, 207 or 422).
///
/// @param accepted number of items
/// @param rejected codes of each rejected item by its index from 0
record Answer(int accepted, Map<Integer, Set<String>> rejected) {

    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    /// @throws RuntimeException if it is not such an answer
    static Answer read(byte[] body) {
        JsonNode answer = MAPPER.readTree(body);
        Map<Integer, Set<String>> rejected = new TreeMap<>();
        for (JsonNode item : answer.required("rejeitados")) {
            Set<String> codes = new TreeSet<>();
            for (JsonNode error : item.required("erros")) {
                codes.add(error.required("codigo").stringValue());
            }
            rejected.put(item.required("indice").intValue(), codes);
        }
        return new Answer(answer.required("aceitos").intValue(), rejected);
    }

    /// What makes it no answer to a request of so many items.
    List<String> contradictions(int items) {
        int sum = accepted + rejected.size();
        boolean indexBeyond = rejected.keySet().stream().anyMatch(i -> i < 0 || i >= items);
        return sum == items && !indexBeyond
                ? List.of()
                : List.of(
                        "aceitos %d + rejeitados %d for %d items, indices %s"
                                .formatted(accepted, rejected.size(), items, rejected.keySet()));
    }
}
