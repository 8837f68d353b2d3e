package br.rastreamento.benchmarks.ingest;

import java.time.Duration;

/// How much is measured.
///
/// @param repeats of each side, in turn
/// @param warmUp of each side before single posts, so that the compiler is done
/// @param time of one repeat of single posts
/// @param streamEvents events of one stream
record Plan(int repeats, Duration warmUp, Duration time, long streamEvents) {

    static final Plan FULL = new Plan(5, Duration.ofSeconds(30), Duration.ofSeconds(8), 3_000_000);

    /// To try it, not to quote it.
    static final Plan QUICK = new Plan(3, Duration.ofSeconds(10), Duration.ofSeconds(3), 1_000_000);
}
