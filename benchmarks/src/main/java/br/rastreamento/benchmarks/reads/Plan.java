package br.rastreamento.benchmarks.reads;

import java.time.Duration;
import java.util.List;

/// How much is measured.
///
/// @param sizes events of each database, in ascending order
/// @param rounds in each of which everything is measured once, sizes in turn
/// @param warmUp of each endpoint with each size, so that the compiler is done
/// @param time of one measurement of an endpoint
/// @param requests a second to the endpoint that is measured
/// @param arriving events a second while the greatest database is measured once more; 0 leaves that out
record Plan(
        List<Long> sizes, int rounds, Duration warmUp, Duration time, int requests, int arriving) {

    static Plan full() {
        return new Plan(
                List.of(100_000L, 1_000_000L, 10_000_000L),
                Integer.getInteger("benchmark.repeats", 5),
                Duration.ofSeconds(4),
                Duration.ofSeconds(5),
                Integer.getInteger("benchmark.requests", 200),
                Integer.getInteger("benchmark.rate", 2_000));
    }

    /// To try it, not to quote it.
    static Plan quick() {
        return new Plan(
                List.of(30_000L, 100_000L, 300_000L),
                Integer.getInteger("benchmark.repeats", 2),
                Duration.ofSeconds(2),
                Duration.ofSeconds(2),
                Integer.getInteger("benchmark.requests", 200),
                Integer.getInteger("benchmark.rate", 2_000));
    }

    /// Events that arrive during one more time of everything; twice as many, so that they never run out.
    long arrivals(int endpoints) {
        double seconds =
                Arrivals.LEAD.toMillis() / 1e3 + rounds * endpoints * (time.toMillis() / 1e3);
        return Math.round(2 * seconds * arriving);
    }
}
