package br.rastreamento.dashboard.live;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.stereotype.Component;

/// Where the newest state hangs, and how many listen to it. Thread-safe.
@Component
class LiveBoard {

    private volatile LiveState state = LiveState.unknown();
    private int listeners;

    LiveBoard(MeterRegistry registry) {
        Gauge.builder("dashboard.stream.listeners", this, LiveBoard::listeners).register(registry);
    }

    LiveState newest() {
        return state;
    }

    synchronized int listeners() {
        return listeners;
    }

    synchronized void enter() {
        listeners++;
        notifyAll();
    }

    /// Takes down what hangs here when nobody is left: the next one would take it for new.
    synchronized void leave() {
        listeners--;
        if (listeners == 0) {
            replace(LiveState.unknown());
        }
    }

    /// Puts up what is new, unless nobody is there to see it.
    synchronized void post(LiveState next) {
        if (listeners > 0) {
            replace(next);
        }
    }

    /// Tells all that nothing will come any more.
    synchronized void end() {
        replace(LiveState.end());
    }

    /// Waits for a listener, if there is none.
    synchronized void awaitListener() throws InterruptedException {
        while (listeners == 0) {
            wait();
        }
    }

    private void replace(LiveState next) {
        if (!state.isLast()) {
            LiveState former = state;
            state = next;
            former.supersede();
        }
    }
}
