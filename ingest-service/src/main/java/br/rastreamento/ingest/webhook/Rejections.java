package br.rastreamento.ingest.webhook;

import br.rastreamento.evento.Violation;
import br.rastreamento.evento.ViolationCode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/// The rejected items of one request. Keeps the reasons of the first [#LISTED] only: a body of a few megabytes can hold
/// millions of wrong items, and the answer must not be a hundred times the request.
final class Rejections {

    /// How many rejected items an answer lists.
    static final int LISTED = 10_000;

    private final List<RejectedItem> listed = new ArrayList<>();
    private final Map<ViolationCode, Integer> totals = new EnumMap<>(ViolationCode.class);
    private int total;

    void add(int index, List<Violation> violations) {
        total++;
        totals.merge(violations.getFirst().codigo(), 1, Integer::sum);
        if (listed.size() < LISTED) {
            listed.add(new RejectedItem(index, violations));
        }
    }

    int total() {
        return total;
    }

    List<RejectedItem> listed() {
        return Collections.unmodifiableList(listed);
    }

    /// Number of items by the code of their first violation.
    Map<ViolationCode, Integer> totals() {
        return Collections.unmodifiableMap(totals);
    }
}
