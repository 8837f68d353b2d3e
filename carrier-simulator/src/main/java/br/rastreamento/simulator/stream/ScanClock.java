package br.rastreamento.simulator.stream;

import java.time.Instant;

/// How new the scans at a given position of the stream are, and how densely positions lie in time.
///
/// @param start time at position 0
/// @param nanosAnItem time from one position to the next
/// @param newest no scan may be newer
record ScanClock(Instant start, double nanosAnItem, Instant newest) {

    /// No sender is faster than this, so that an endless stream without a rate never runs ahead of the real clock.
    private static final double NANOS_AN_ITEM_AT_FULL_SPEED = 1_000;

    private static final double NANOS_A_DAY = 86_400e9;
    private static final double DAYS_A_JOURNEY = 5.5;
    private static final double SCANS_A_JOURNEY = 8.5;

    static ScanClock of(StreamSettings settings) {
        if (settings.rate() > 0) {
            return new ScanClock(settings.until(), 1e9 / settings.rate(), Instant.MAX);
        }
        if (settings.events() == 0) {
            return new ScanClock(settings.until(), NANOS_AN_ITEM_AT_FULL_SPEED, Instant.MAX);
        }
        double nanos = (double) settings.history().toNanos() / settings.events();
        Instant start = settings.until().minus(settings.history());
        return new ScanClock(start, nanos, settings.until());
    }

    Instant at(double position) {
        double nanos = position * nanosAnItem;
        Instant time = start.plusSeconds((long) (nanos / 1e9)).plusNanos((long) (nanos % 1e9));
        return time.isAfter(newest) ? newest : time;
    }

    /// Number of parcels that would be under way if each journey took its real time from first item to last.
    double parcelsInRealTime() {
        return DAYS_A_JOURNEY * NANOS_A_DAY / nanosAnItem / SCANS_A_JOURNEY;
    }

    /// Positions from the first item of a journey of mean length to its last, with `parcels` under way.
    static double positionsAJourney(int parcels) {
        return parcels * SCANS_A_JOURNEY;
    }

    /// Length of a journey of mean length, in nanoseconds.
    static double nanosAJourney() {
        return DAYS_A_JOURNEY * NANOS_A_DAY;
    }
}
