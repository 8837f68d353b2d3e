package br.rastreamento.simulator;

import br.rastreamento.simulator.send.SendReport;
import br.rastreamento.simulator.send.StopSignal;
import java.io.Console;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;

/// One line each second on a terminal, each ten seconds elsewhere.
final class Progress implements AutoCloseable {

    private static final int SECONDS_WITHOUT_TERMINAL = 10;

    private final PrintWriter out;
    private final boolean terminal;
    private final long target;
    private final Supplier<SendReport> report;
    private volatile boolean printed;
    private final StopSignal closed = new StopSignal();

    Progress(PrintWriter out, long target, Supplier<SendReport> report) {
        this.out = out;
        this.target = target;
        this.report = report;
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
        SendReport now = report.get();
        String of = target == 0 ? "" : String.format(Locale.ROOT, " of %,d", target);
        String line =
                String.format(
                        Locale.ROOT,
                        "%,d%s sent, %,d accepted, %,d rejected, %,d repeated requests, %,.0f/s, p99 %d ms",
                        now.sent(),
                        of,
                        now.accepted(),
                        now.rejected(),
                        now.retries(),
                        now.rate(),
                        now.p99().toMillis());
        out.print(terminal ? "\r\033[K" + line : line + System.lineSeparator());
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
