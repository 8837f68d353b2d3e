package br.rastreamento.benchmarks.stream;

import java.time.Duration;
import java.util.Random;

/// How much is measured.
///
/// @param listeners at the same time
/// @param warmUp changes before any is measured
/// @param changes that are measured
/// @param pause between two changes, on average
/// @param silence afterwards, longer than the time between two heartbeats (15 s)
record Plan(int listeners, int warmUp, int changes, Duration pause, Duration silence) {

    private static final Duration SILENCE = Duration.ofSeconds(20);

    static Plan full() {
        return new Plan(
                Integer.getInteger("benchmark.listeners", 2_000),
                5,
                20,
                Duration.ofSeconds(2),
                SILENCE);
    }

    /// To try it, not to quote it.
    static Plan quick() {
        return new Plan(
                Integer.getInteger("benchmark.listeners", 200),
                2,
                4,
                Duration.ofSeconds(1),
                SILENCE);
    }

    /// Between two changes: of random length, so that they come at any moment of the service's own rhythm.
    Duration pause(Random random) {
        return Duration.ofMillis(random.nextLong(pause.toMillis() / 2, pause.toMillis() * 3 / 2));
    }
}
