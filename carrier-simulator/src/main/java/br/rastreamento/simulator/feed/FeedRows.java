package br.rastreamento.simulator.feed;

import br.rastreamento.evento.TrackingEvent;
import br.rastreamento.simulator.stream.EventStream;
import br.rastreamento.simulator.stream.Item;
import br.rastreamento.simulator.stream.StreamSettings;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// All rows that the feed will ever have, sorted by time; at the same time those that are late come last, since they are
/// published last. A row's index is its place for ever, so that late rows move no other. Immutable.
final class FeedRows {

    private final List<FeedRow> rows;
    private final Map<Identity, TrackingEvent> expected = new LinkedHashMap<>();
    private final int onlyLate;

    private FeedRows(List<FeedRow> rows) {
        this.rows = List.copyOf(rows);
        Set<Identity> inTime = new HashSet<>();
        for (FeedRow row : rows) {
            if (row.event() != null) {
                Identity identity = Identity.of(row.event());
                expected.putIfAbsent(identity, row.event());
                if (!row.late()) {
                    inTime.add(identity);
                }
            }
        }
        this.onlyLate = expected.size() - inTime.size();
    }

    /// @param settings with a number of events
    static FeedRows of(StreamSettings settings) {
        List<Placed> items = items(settings);
        items.sort(Comparator.comparing(Placed::time));
        List<Placed> placed = VanLoads.in(items, settings.seed());
        placed.sort(Comparator.comparing(Placed::time).thenComparing(Placed::late));
        int lastInTime = placed.size() - 1;
        while (lastInTime > 0 && placed.get(lastInTime).late()) {
            lastInTime--;
        }
        List<FeedRow> rows = new ArrayList<>(placed.size());
        for (Placed item : placed) {
            boolean passable = rows.size() < lastInTime; // beyond, no reader would ever come by
            rows.add(item.row(item.late() && passable));
        }
        return new FeedRows(rows);
    }

    /// Rows without a time that can be understood are where the item before them is.
    private static List<Placed> items(StreamSettings settings) {
        List<Placed> items = new ArrayList<>((int) settings.events());
        Instant time = settings.until().minus(settings.history());
        for (EventStream stream = new EventStream(settings); stream.hasNext(); ) {
            Item item = stream.next();
            if (item instanceof Item.Good good) {
                time = good.event().dataEvento();
            }
            items.add(new Placed(item, time));
        }
        return items;
    }

    int size() {
        return rows.size();
    }

    FeedRow get(int index) {
        return rows.get(index);
    }

    /// Distinct valid events (R1), that is all that a perfect reader ends up with.
    Collection<TrackingEvent> expected() {
        return expected.values();
    }

    /// How many of [#expected()] only they see who look back.
    int onlyLate() {
        return onlyLate;
    }
}
