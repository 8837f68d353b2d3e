package br.rastreamento.benchmarks;

import java.time.Duration;

/// Something whose processor time grows while it works.
public interface ProcessorTime {

    /// What it has taken so far, of all its threads and processes.
    Duration processorTime();

    /// Returns when it takes less than a twentieth of a core, as it does when nothing is left to do, not even to compile; after
    /// a minute at the latest.
    default void awaitIdle() throws InterruptedException {
        Duration look = Duration.ofMillis(500);
        for (int i = 0; i < 120; i++) {
            Duration before = processorTime();
            Thread.sleep(look);
            if (processorTime().minus(before).multipliedBy(20).compareTo(look) < 0) {
                return;
            }
        }
    }
}
