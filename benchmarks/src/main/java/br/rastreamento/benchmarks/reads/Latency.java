package br.rastreamento.benchmarks.reads;

import br.rastreamento.benchmarks.Samples;

/// What the rounds gave for one endpoint and one size. For one thread.
final class Latency {

    private final Samples p50 = new Samples();
    private final Samples p99 = new Samples();
    private final Samples max = new Samples();
    private final Samples rate = new Samples();
    private int failed;

    void add(OpenLoad.Seen seen) {
        p50.add(seen.p50());
        p99.add(seen.p99());
        max.add(seen.max());
        rate.add(seen.rate());
        failed += seen.failed();
    }

    /// Milliseconds.
    Samples p50() {
        return p50;
    }

    /// Milliseconds.
    Samples p99() {
        return p99;
    }

    /// Milliseconds.
    Samples max() {
        return max;
    }

    /// Answers a second.
    Samples rate() {
        return rate;
    }

    /// Answers other than 200, of all rounds.
    int failed() {
        return failed;
    }
}
