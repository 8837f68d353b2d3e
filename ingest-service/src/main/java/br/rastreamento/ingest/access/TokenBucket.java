package br.rastreamento.ingest.access;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/// A bucket of tokens that fills at a constant rate. Holds one number, the moment at which it will be full again (the
/// generic cell rate algorithm), so taking is one compare-and-set. Thread-safe.
final class TokenBucket {

    private static final double NANOS = 1e9;

    private final long perToken;
    private final long capacity;
    private final AtomicLong fullAt;

    /// Starts full.
    ///
    /// @param rate tokens a second, more than 0
    /// @param burst tokens that it holds, 1 at least
    /// @param now nanoseconds from any origin, as of all moments given to it
    TokenBucket(double rate, int burst, long now) {
        perToken = Math.max(1, Math.round(NANOS / rate));
        capacity = Math.multiplyExact(perToken, burst);
        fullAt = new AtomicLong(now);
    }

    /// Takes a token.
    ///
    /// @return zero if there was one, else how long to wait for the next
    Duration take(long now) {
        while (true) {
            long before = fullAt.get();
            long debt = Math.max(0, before - now) + perToken;
            if (debt > capacity) {
                return Duration.ofNanos(debt - capacity);
            }
            if (fullAt.compareAndSet(before, now + debt)) {
                return Duration.ZERO;
            }
        }
    }
}
