package br.rastreamento.stack;

import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/// Stops what was started, the latest first. Thread-safe: a signal may come at any time, also while starting.
final class StopOrder {

    private record Entry(@Nullable String name, Runnable stop) {}

    private final Console console;
    private final Deque<Entry> entries = new ArrayDeque<>();
    private volatile boolean stopping;

    StopOrder(Console console) {
        this.console = console;
    }

    /// To be stopped before all that was named until now. Stops it at once if stopping has begun.
    void then(String name, Runnable stop) {
        add(new Entry(name, stop));
    }

    /// To be done silently.
    void last(Runnable stop) {
        add(new Entry(null, stop));
    }

    boolean isStopping() {
        return stopping;
    }

    /// Returns when everything has stopped, also if another thread does it.
    synchronized void stopAll() {
        stopping = true;
        while (!entries.isEmpty()) {
            stop(entries.pop());
        }
    }

    private synchronized void add(Entry entry) {
        entries.push(entry);
        if (stopping) {
            stopAll();
        }
    }

    private void stop(Entry entry) {
        try {
            if (entry.name() != null) {
                console.say("Stopping " + entry.name());
            }
            entry.stop().run();
        } catch (RuntimeException e) {
            console.say("Could not stop %s: %s".formatted(entry.name(), e));
        }
    }
}
