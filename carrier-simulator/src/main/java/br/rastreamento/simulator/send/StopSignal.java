package br.rastreamento.simulator.send;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// Tells all who wait that it is time to stop. Thread-safe.
public final class StopSignal {

    private final CountDownLatch stopped = new CountDownLatch(1);

    public void stop() {
        stopped.countDown();
    }

    boolean isStopped() {
        return stopped.getCount() == 0;
    }

    /// Waits until it is time to stop.
    public void await() throws InterruptedException {
        stopped.await();
    }

    /// Waits; returns early, with true, when it is time to stop.
    public boolean waitFor(Duration time) throws InterruptedException {
        return stopped.await(time.toNanos(), TimeUnit.NANOSECONDS);
    }
}
