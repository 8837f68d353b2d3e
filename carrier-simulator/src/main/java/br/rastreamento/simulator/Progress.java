package br.rastreamento.simulator;

import br.rastreamento.simulator.send.StopSignal;
import java.io.Console;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/// One line each second on a terminal, each ten seconds elsewhere.
final class Progress implements AutoCloseable {

    private static final int SECONDS_WITHOUT_TERMINAL = 10;

    private final PrintWriter out;
    private final boolean terminal;
    private final Supplier<String> line;
    private volatile boolean printed;
    private final StopSignal closed = new StopSignal();

    /// @param line what to print, each time anew
    Progress(PrintWriter out, Supplier<String> line) {
        this.out = out;
        this.line = line;
        this.terminal =
                Optional.ofNullable(System.console()).filter(Console::isTerminal).isPresent();
    }

    void start() {
        Thread.ofPlatform().daemon().name("progress").start(this::printUntilClosed);
    }

    private void printUntilClosed() {
        Duration period = Duration.ofSeconds(terminal ? 1 : SECONDS_WITHOUT_TERMINAL);
        try {
            while (!closed.waitFor(period)) {
                print();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void print() {
        String now = line.get();
        out.print(terminal ? "\r\033[K" + now : now + System.lineSeparator());
        out.flush();
        printed = true;
    }

    @Override
    public void close() {
        closed.stop();
        if (printed && terminal) {
            out.println();
            out.flush();
        }
    }
}
