package br.rastreamento.benchmarks.stream;

import br.rastreamento.benchmarks.Report;
import br.rastreamento.benchmarks.Samples;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// The tables. For one thread.
final class StreamReport {

    private static final double MEGABYTE = 1 << 20;

    private final Plan plan;
    private final Report report;
    private final Times figures = new Times();
    private final Times occurrences = new Times();
    private final List<List<String>> service = new ArrayList<>();
    private int missed;

    StreamReport(Plan plan, String command) {
        this.plan = plan;
        this.report = new Report("The stream of dashboard-api", command);
    }

    /// A change that was told.
    void change(Heard heard) {
        figures.add(heard.committed(), heard.figures());
        occurrences.add(heard.committed(), heard.occurrence());
        missed += 2 * plan.listeners() - heard.figures().size() - heard.occurrence().size();
        System.err.printf(
                Locale.ROOT,
                "%,d of %,d heard, the last after %.0f ms%n",
                heard.figures().size(),
                plan.listeners(),
                figures.last.last());
    }

    /// What became of them.
    ///
    /// @param lost connections
    /// @param heartbeats of all of them in the silence
    void listeners(int lost, int heartbeats) {
        row("listeners that stayed", "%,d".formatted(plan.listeners() - lost));
        row("connections lost", "%,d".formatted(lost));
        row("events that somebody did not hear of in 10 s", "%,d".formatted(missed));
        row("heartbeats heard in the silence", "%,d".formatted(heartbeats));
    }

    /// @param processor what the service took in this time
    void time(Duration time, Duration processor) {
        row(
                "its processor time in these %.0f s".formatted(seconds(time)),
                "%.1f s".formatted(seconds(processor)));
    }

    /// Without and with all listeners.
    void footprints(Footprint alone, Footprint listening) {
        row(
                "its heap after a collection, before anybody listened and while all do",
                "%.0f and %.0f MB".formatted(alone.heap() / MEGABYTE, listening.heap() / MEGABYTE));
        row(
                "that is, a listener",
                "%.0f KB".formatted((listening.heap() - alone.heap()) / 1_024 / plan.listeners()));
        row(
                "its threads of the operating system, before and while",
                alone.threads() + " and " + listening.threads());
    }

    void publish(Path file, String database) throws IOException {
        report.paragraph(
                "%s. %,d listeners on one thread of the benchmark's process; dashboard-api with the heap of the local stack, -Xmx256m. %d changes, each some %d s after the last listener heard of the one before (half of that to one and a half, at random), then %d s of silence, all after %d changes to warm up. A change is a transaction, as the processor-service would commit it, of a new parcel whose scan is an occurrence. Service, database and listeners share the machine."
                        .formatted(
                                database,
                                plan.listeners(),
                                plan.changes(),
                                plan.pause().toSeconds(),
                                plan.silence().toSeconds(),
                                plan.warmUp()));
        report.table(List.of("service", ""), service);
        report.paragraph(
                "From the moment at which the commit was acknowledged to the one at which the first, the middle and the last listener had read the event; median (least–greatest) of the changes.");
        report.table(
                List.of("event", "first ms", "middle ms", "last ms"),
                List.of(figures.row("`indicadores`"), occurrences.row("`ocorrencia`")));
        report.publish(file);
    }

    private void row(String what, String value) {
        service.add(List.of(what, value));
    }

    private static double seconds(Duration time) {
        return time.toMillis() / 1e3;
    }

    /// Milliseconds after the commit.
    private static final class Times {
        private final Samples first = new Samples();
        private final Samples middle = new Samples();
        private final Samples last = new Samples();

        private void add(long committed, List<Long> heard) {
            if (heard.isEmpty()) {
                throw new IllegalStateException("nobody heard of a change");
            }
            first.add((heard.getFirst() - committed) / 1e6);
            middle.add((heard.get(heard.size() / 2) - committed) / 1e6);
            last.add((heard.getLast() - committed) / 1e6);
        }

        private List<String> row(String event) {
            return List.of(event, first.shown(0), middle.shown(0), last.shown(0));
        }
    }
}
