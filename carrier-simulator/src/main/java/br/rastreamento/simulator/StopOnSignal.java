package br.rastreamento.simulator;

import br.rastreamento.simulator.send.StopSignal;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// Ctrl-C and SIGTERM: stop taking items, let the requests under way end, print the summary, and only then end.
final class StopOnSignal implements AutoCloseable {

    private static final long PATIENCE_SECONDS = 35; // longer than a request may take

    private final StopSignal stop;
    private final CountDownLatch finished = new CountDownLatch(1);
    private final Thread hook = new Thread(this::onSignal, "stop-on-signal");
    private volatile boolean stopping;
    private volatile int exitCode;

    StopOnSignal(StopSignal stop) {
        this.stop = stop;
        Runtime.getRuntime().addShutdownHook(hook);
    }

    /// Whether a signal has come.
    boolean isStopping() {
        return stopping;
    }

    /// All is printed.
    int finished(int code) {
        exitCode = code;
        finished.countDown();
        return code;
    }

    /// A shutdown hook cannot change the exit code of a signal (128 + its number) but by ending the program itself.
    private void onSignal() {
        stopping = true;
        stop.stop();
        try {
            if (!finished.await(PATIENCE_SECONDS, TimeUnit.SECONDS) || exitCode != 0) {
                Runtime.getRuntime().halt(1);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        finished.countDown();
        if (!stopping) {
            Runtime.getRuntime().removeShutdownHook(hook);
        }
    }
}
