package br.rastreamento.simulator.feed;

import java.util.ArrayDeque;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.function.Predicate;

/// Decides by seed and count of requests which of them go wrong, and how: of each 1/share requests one, at a place that
/// the seed draws. So the same requests in the same order meet the same faults, each fault is certain to come, and who
/// asks again gets through. A fault that does not fit the request it was meant for waits for the next one that it fits;
/// while it waits for one it falls due no second time. Not thread-safe.
final class FaultPlan {

    private final long seed;
    private final Map<Fault, Long> periods = new EnumMap<>(Fault.class);
    private final Map<Fault, Long> due = new EnumMap<>(Fault.class);
    private final Map<Fault, Long> played = new EnumMap<>(Fault.class);

    /// Those that are due, a fault as often as it is.
    private final Queue<Fault> waiting = new ArrayDeque<>();

    /// Those that wait for a request that they fit.
    private final Set<Fault> unfit = EnumSet.noneOf(Fault.class);

    private long requests;

    FaultPlan(long seed, FaultShares faults) {
        this.seed = seed;
        faults.shares()
                .forEach((fault, share) -> {
                    if (share > 0) {
                        periods.put(fault, Math.max(2, Math.round(1 / share)));
                        due.put(fault, place(fault, 0));
                        played.put(fault, 0L);
                    }
                });
    }

    /// What goes wrong with the next request, if anything.
    ///
    /// @param fits whether a fault is possible with this request
    Optional<Fault> next(Predicate<Fault> fits) {
        due.forEach((fault, request) -> {
            if (request == requests && !unfit.contains(fault)) {
                waiting.add(fault);
            }
        });
        periods.forEach((fault, period) -> {
            if ((requests + 1) % period == 0) {
                due.put(fault, place(fault, requests + 1));
            }
        });
        requests++;
        waiting.stream().filter(fits.negate()).forEach(unfit::add);
        Optional<Fault> chosen = waiting.stream().filter(fits).findFirst();
        chosen.ifPresent(fault -> {
            waiting.remove(fault);
            unfit.remove(fault);
            played.merge(fault, 1L, Long::sum);
        });
        return chosen;
    }

    /// Requests that were asked for so far.
    long requests() {
        return requests;
    }

    /// How often each fault happened; all that have a share are in it.
    Map<Fault, Long> played() {
        return new EnumMap<>(played);
    }

    private long place(Fault fault, long firstOfBlock) {
        long period = periods.getOrDefault(fault, 1L);
        long mixed = mix(seed ^ mix(firstOfBlock * 31 + fault.label().hashCode()));
        return firstOfBlock + Math.floorMod(mixed, period);
    }

    private static long mix(long value) {
        long z = value + 0x9E37_79B9_7F4A_7C15L;
        z = (z ^ (z >>> 30)) * 0xBF58_476D_1CE4_E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D0_49BB_1331_11EBL;
        return z ^ (z >>> 31);
    }
}
