package br.rastreamento.benchmarks.live;

import java.time.Duration;
import java.util.Random;

/// How much is measured.
///
/// @param warmUp events before any is measured, so that the compilers are done
/// @param tries events that are measured, one after the other
/// @param loads times that the page comes up anew
record Plan(int warmUp, int tries, int loads) {

    /// After an event, in which nobody asks the page for anything: longer than it mostly takes.
    static final Duration QUIET = Duration.ofMillis(500);

    static Plan full() {
        return new Plan(50, Integer.getInteger("benchmark.tries", 200), 20);
    }

    /// To try it, not to quote it.
    static Plan quick() {
        return new Plan(5, Integer.getInteger("benchmark.tries", 20), 3);
    }

    /// Before the next event: of random length, so that they come at any moment of the service's own rhythm.
    static Duration pause(Random random) {
        return Duration.ofMillis(random.nextInt(1_000));
    }
}
