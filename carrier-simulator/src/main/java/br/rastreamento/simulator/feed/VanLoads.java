package br.rastreamento.simulator.feed;

import br.rastreamento.evento.TrackingEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/// Carriers stamp all parcels of a van with one time when it is unloaded. Runs of about 1 to [#LARGEST] rows get one
/// time, with about as much between them, so that of the borders of pages, whatever their size, about every second one
/// cuts a run.
final class VanLoads {

    private static final int LARGEST = 40;
    private static final long SALT = 0x7661_6E73L;

    private final List<Placed> items;
    private final SplittableRandom random;
    private final List<Placed> stamped;

    private VanLoads(List<Placed> items, long seed) {
        this.items = items;
        this.random = new SplittableRandom(seed ^ SALT);
        this.stamped = new ArrayList<>(items.size());
    }

    /// Stamps the loads.
    ///
    /// @param items by time
    /// @return the same ones in the same order; those that could not be stamped are no longer by time
    static List<Placed> in(List<Placed> items, long seed) {
        return new VanLoads(items, seed).stamped();
    }

    private List<Placed> stamped() {
        while (stamped.size() < items.size()) {
            stamp(endOfRun(1 + random.nextInt(LARGEST)));
            int end = endOfRun(random.nextInt(LARGEST));
            stamped.addAll(items.subList(stamped.size(), end));
        }
        return stamped;
    }

    /// Not within a group that has one time already: repeated rows must stay repeated.
    private int endOfRun(int length) {
        int end = Math.min(items.size(), stamped.size() + length);
        while (end > 0
                && end < items.size()
                && items.get(end).time().equals(items.get(end - 1).time())) {
            end++;
        }
        return end;
    }

    /// All but those that would become the same event (R1) as another.
    private void stamp(int end) {
        Map<Identity, Instant> before = new HashMap<>();
        Instant time = items.get(stamped.size()).time();
        for (Placed item : items.subList(stamped.size(), end)) {
            Placed moved = item.at(time);
            TrackingEvent event = moved.event();
            Instant taken =
                    event == null ? null : before.putIfAbsent(Identity.of(event), item.time());
            stamped.add(taken == null || taken.equals(item.time()) ? moved : item);
        }
    }
}
