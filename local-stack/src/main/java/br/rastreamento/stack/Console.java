package br.rastreamento.stack;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.Locale;

/// What the person at the terminal sees.
final class Console {

    private final PrintWriter out;

    Console(PrintWriter out) {
        this.out = out;
    }

    synchronized void say(String line) {
        out.println(line);
        out.flush();
    }

    /// Runs a step and says how long it took.
    <T> T step(String name, String where, Step<T> step) {
        long start = System.nanoTime();
        T result = step.run();
        double seconds = Duration.ofNanos(System.nanoTime() - start).toMillis() / 1000.0;
        say(String.format(Locale.ROOT, "  %-18s %-28s up, %.1f s", name, where, seconds));
        return result;
    }

    /// Something to wait for.
    @FunctionalInterface
    interface Step<T> {
        T run();
    }
}
