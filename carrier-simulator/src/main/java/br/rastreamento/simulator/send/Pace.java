package br.rastreamento.simulator.send;

import java.time.Duration;

/// When the next item may be sent, so that in the long run there are `rate` a second. After a pause of more than a
/// second it goes on at the rate rather than making up for the lost time in one burst. Not thread-safe.
final class Pace {

    private static final double LONGEST_LAG_NANOS = 1e9;

    private final double nanosAnItem;
    private double dueNanos;

    /// @param rate items a second; 0 = as fast as possible
    /// @param nowNanos as of [System#nanoTime()]
    Pace(double rate, long nowNanos) {
        nanosAnItem = rate == 0 ? 0 : 1e9 / rate;
        dueNanos = nowNanos;
    }

    /// How long to wait before sending these items.
    Duration reserve(int items, long nowNanos) {
        if (nanosAnItem == 0) {
            return Duration.ZERO;
        }
        dueNanos = Math.max(dueNanos, nowNanos - LONGEST_LAG_NANOS);
        long wait = Math.max(0, Math.round(dueNanos - nowNanos));
        dueNanos += items * nanosAnItem;
        return Duration.ofNanos(wait);
    }
}
