package br.rastreamento.ingest.webhook;

import br.rastreamento.evento.RejectedParcel;
import br.rastreamento.evento.Violation;
import br.rastreamento.evento.ViolationCode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The rejected items of one request. Keeps the reasons of the first of them only: a body of a few megabytes can hold
/// millions of wrong items, and the answer must not be a hundred times the request.
final class Rejections {

    /// Items whose parcels a log line names.
    private static final int NAMED = 10;

    private final int most;
    private final List<Long> parcels = new ArrayList<>();
    private final List<RejectedItem> listed = new ArrayList<>();
    private final Map<ViolationCode, Long> totals = new EnumMap<>(ViolationCode.class);
    private long total;

    /// @param most how many items are listed with their reasons
    Rejections(int most) {
        this.most = most;
    }

    void add(long index, @Nullable Long line, List<Violation> violations) {
        total++;
        totals.merge(violations.getFirst().codigo(), 1L, Long::sum);
        if (listed.size() < most) {
            listed.add(new RejectedItem(index, line, violations));
        }
    }

    /// What the item added last is about, if it can be told.
    void about(byte[] bytes, int from, int to) {
        if (total <= NAMED) {
            RejectedParcel.in(bytes, from, to).ifPresent(parcels::add);
        }
    }

    long total() {
        return total;
    }

    /// Ids of the parcels that the first rejected items are about.
    List<Long> parcels() {
        return Collections.unmodifiableList(parcels);
    }

    List<RejectedItem> listed() {
        return Collections.unmodifiableList(listed);
    }

    /// Number of items by the code of their first violation.
    Map<ViolationCode, Long> totals() {
        return Collections.unmodifiableMap(totals);
    }
}
