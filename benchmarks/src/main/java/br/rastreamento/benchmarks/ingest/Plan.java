package br.rastreamento.benchmarks.ingest;

import java.time.Duration;

/// How much is measured.
///
/// @param repeats of each side, in turn, after one that is not counted
/// @param time of one repeat of single posts
/// @param streamEvents events of one stream
record Plan(int repeats, Duration time, long streamEvents) {

    static final Plan FULL = new Plan(5, Duration.ofSeconds(15), 3_000_000);

    /// To try it, not to quote it.
    static final Plan QUICK = new Plan(3, Duration.ofSeconds(5), 1_000_000);
}
