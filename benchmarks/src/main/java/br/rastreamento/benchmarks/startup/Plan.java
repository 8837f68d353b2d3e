package br.rastreamento.benchmarks.startup;

import java.time.Duration;

/// How much is measured.
///
/// @param repeats starts of each variant
/// @param settle after the first work, until the memory is read
/// @param events of the load, or requests where there are no events
record Plan(int repeats, Duration settle, int events) {

    static Plan full() {
        return new Plan(Integer.getInteger("benchmark.repeats", 5), Duration.ofSeconds(2), 20_000);
    }

    /// To try it, not to quote it.
    static Plan quick() {
        return new Plan(Integer.getInteger("benchmark.repeats", 1), Duration.ofSeconds(1), 10_000);
    }
}
