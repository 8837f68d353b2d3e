package br.rastreamento.processor.replay;

import java.time.Duration;

/// When an operator has waited long enough. Immutable.
record Deadline(long nanoTime) {

    static Deadline in(Duration duration) {
        return new Deadline(System.nanoTime() + duration.toNanos());
    }

    boolean passed() {
        return left().isZero();
    }

    /// Not negative.
    Duration left() {
        return Duration.ofNanos(Math.max(0, nanoTime - System.nanoTime()));
    }
}
