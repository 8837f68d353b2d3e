package br.rastreamento.simulator.journey;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.SplittableRandom;

/// Invents parcels. The n-th parcel of a seed is always the same but for when it travels. Thread-safe.
public final class JourneyPlanner {

    private static final long PARCELS_A_SEED = 1_000_000_000L;
    private static final Duration STEP_BACK = Duration.ofHours(1);

    private final long seed;
    private final long firstId;

    public JourneyPlanner(long seed) {
        this.seed = seed;
        // 15 digits: distinct for any two seeds that one is likely to use, and exact in JavaScript.
        this.firstId = (100_000 + Math.floorMod(mix(seed), 900_000)) * PARCELS_A_SEED;
    }

    /// The whole journey of a parcel.
    ///
    /// @param number which parcel, 0 … 999,999,999
    /// @param latest the last scan is a little earlier than this, by days when nights and Sundays come between
    public Journey plan(long number, Instant latest) {
        if (number < 0 || number >= PARCELS_A_SEED) {
            throw new IllegalArgumentException("no such parcel: " + number);
        }
        Instant start = latest;
        while (true) {
            List<Scan> scans = scansFrom(number, start);
            Duration excess = Duration.between(latest, scans.getLast().time());
            if (excess.isNegative() || excess.isZero()) {
                return new Journey(firstId + number, scans);
            }
            start = start.minus(excess.compareTo(STEP_BACK) < 0 ? STEP_BACK : excess);
        }
    }

    private List<Scan> scansFrom(long number, Instant start) {
        SplittableRandom random = new SplittableRandom(mix(seed) ^ mix(number + 1));
        City origin = Cities.any(random);
        Route route = Route.between(origin, Cities.any(random), random);
        ScanLog log = new ScanLog(random, route, precision(random), start);
        new Itinerary(random, route, log).travel();
        return log.scans();
    }

    /// Most carriers stamp to the minute.
    private static ChronoUnit precision(SplittableRandom random) {
        int chance = random.nextInt(20);
        return chance < 12
                ? ChronoUnit.MINUTES
                : chance < 19 ? ChronoUnit.SECONDS : ChronoUnit.MILLIS;
    }

    private static long mix(long value) {
        long z = value + 0x9E37_79B9_7F4A_7C15L;
        z = (z ^ (z >>> 30)) * 0xBF58_476D_1CE4_E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D0_49BB_1331_11EBL;
        return z ^ (z >>> 31);
    }
}
