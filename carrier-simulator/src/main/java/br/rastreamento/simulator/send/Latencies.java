package br.rastreamento.simulator.send;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLongArray;

/// How long requests took, in buckets about 3 % wide: constant memory however many. Thread-safe.
final class Latencies {

    private static final double GROWTH = 1.03;
    private static final int BUCKETS = 800; // 1 µs × 1.03^800 is beyond any timeout

    private final AtomicLongArray counts = new AtomicLongArray(BUCKETS);

    void add(Duration time) {
        double micros = Math.max(1, time.toNanos() / 1e3);
        counts.incrementAndGet((int) Math.min(BUCKETS - 1, Math.log(micros) / Math.log(GROWTH)));
    }

    /// The time that the given part of all requests did not exceed; zero if there were none.
    Duration quantile(double part) {
        long total = 0;
        for (int i = 0; i < BUCKETS; i++) {
            total += counts.get(i);
        }
        long rank = (long) Math.ceil(total * part);
        for (int i = 0; i < BUCKETS && rank > 0; i++) {
            rank -= counts.get(i);
            if (rank <= 0) {
                return Duration.ofNanos(Math.round(Math.pow(GROWTH, i + 0.5) * 1e3));
            }
        }
        return Duration.ZERO;
    }
}
