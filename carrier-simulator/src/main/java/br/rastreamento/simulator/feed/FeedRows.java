package br.rastreamento.simulator.feed;

import br.rastreamento.evento.TrackingEvent;
import br.rastreamento.simulator.stream.EventStream;
import br.rastreamento.simulator.stream.Item;
import br.rastreamento.simulator.stream.StreamSettings;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;

/// All rows that the feed will ever have, sorted by time; at the same time those that are late come last, since they are
/// published last. A row's index is its place for ever, so that late rows move no other. Immutable.
final class FeedRows {

    private static final int LONGEST_RUN = 40;
    private static final long RUNS = 0x7275_6E73L;

    private final List<FeedRow> rows;
    private final Map<Identity, TrackingEvent> expected = new LinkedHashMap<>();
    private final int onlyLate;

    /// R1.
    private record Identity(long idPacote, Instant time, String status) {

        static Identity of(TrackingEvent event) {
            return new Identity(event.idPacote(), event.dataEvento(), event.statusRastreamento());
        }
    }

    /// An item and what the list is sorted by.
    private record Placed(Item item, Instant time) {

        boolean late() {
            return item instanceof Item.Good good && good.timing() == Item.Timing.LATE;
        }

        /// The same row at another time.
        Placed at(Instant other) {
            return other.equals(time)
                    ? this
                    : new Placed(item instanceof Item.Good good ? good.at(other) : item, other);
        }

        FeedRow row(boolean mayBeLate) {
            TrackingEvent event = item instanceof Item.Good good ? good.event() : null;
            String json = new String(item.wire().json(), StandardCharsets.UTF_8);
            return new FeedRow(time, json, event, late() && mayBeLate);
        }
    }

    private FeedRows(List<FeedRow> rows) {
        this.rows = List.copyOf(rows);
        Set<Identity> onTime = new HashSet<>();
        for (FeedRow row : rows) {
            if (row.event() != null) {
                Identity identity = Identity.of(row.event());
                expected.putIfAbsent(identity, row.event());
                if (!row.late()) {
                    onTime.add(identity);
                }
            }
        }
        this.onlyLate = expected.size() - onTime.size();
    }

    /// @throws IllegalArgumentException if the stream is endless
    static FeedRows of(StreamSettings settings) {
        if (settings.events() == 0) {
            throw new IllegalArgumentException("a feed cannot be endless: events must be positive");
        }
        List<Placed> placed = stampedInRuns(sorted(items(settings)), settings.seed());
        placed.sort(Comparator.comparing(Placed::time).thenComparing(Placed::late));
        int lastOnTime = placed.size() - 1;
        while (lastOnTime >= 0 && placed.get(lastOnTime).late()) {
            lastOnTime--;
        }
        List<FeedRow> rows = new ArrayList<>(placed.size());
        for (int i = 0; i < placed.size(); i++) {
            rows.add(placed.get(i).row(i < lastOnTime)); // none after which no reader ever comes
        }
        return new FeedRows(rows);
    }

    private static List<Placed> items(StreamSettings settings) {
        List<Placed> items = new ArrayList<>((int) settings.events());
        Instant neighbour = settings.until().minus(settings.history());
        for (EventStream stream = new EventStream(settings); stream.hasNext(); ) {
            Item item = stream.next();
            if (item instanceof Item.Good good) {
                neighbour = good.event().dataEvento();
            }
            items.add(new Placed(item, neighbour));
        }
        return items;
    }

    private static List<Placed> sorted(List<Placed> items) {
        items.sort(Comparator.comparing(Placed::time));
        return items;
    }

    /// Carriers stamp a whole van when it is unloaded: runs of up to [#LONGEST_RUN] rows have one time, with as much
    /// between them, so that about every second border of a page cuts a run, whatever the size of the pages.
    private static List<Placed> stampedInRuns(List<Placed> items, long seed) {
        SplittableRandom random = new SplittableRandom(seed ^ RUNS);
        List<Placed> stamped = new ArrayList<>(items.size());
        while (stamped.size() < items.size()) {
            stamp(items, stamped, 1 + random.nextInt(LONGEST_RUN));
            for (int single = random.nextInt(LONGEST_RUN); single > 0; single--) {
                stamp(items, stamped, 1);
            }
        }
        return stamped;
    }

    /// Whole groups of one time only, so that repeated rows stay repeated; and none that would become the same event (R1)
    /// as another.
    private static void stamp(List<Placed> items, List<Placed> stamped, int length) {
        int first = stamped.size();
        Map<Identity, Instant> taken = new HashMap<>();
        Instant time = first < items.size() ? items.get(first).time() : Instant.MIN;
        for (int i = first; i < items.size(); i++) {
            Placed item = items.get(i);
            if (i >= first + length && !item.time().equals(items.get(i - 1).time())) {
                return;
            }
            Placed moved = item.at(time);
            boolean free =
                    !(moved.item() instanceof Item.Good good)
                            || item.time()
                                    .equals(
                                            taken.computeIfAbsent(
                                                    Identity.of(good.event()),
                                                    ignored -> item.time()));
            stamped.add(free ? moved : item);
        }
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
