package br.rastreamento.simulator;

import br.rastreamento.simulator.send.SendReport;
import br.rastreamento.simulator.stream.StreamSettings;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// What is printed at the end: one figure a line, name first, so that scripts can read it too.
record Summary(StreamSettings settings, SendReport report) {

    void print(PrintWriter out) {
        line(
                out,
                "repeat with",
                "--seed %d --until %s".formatted(settings.seed(), settings.until()));
        line(out, "sent", Long.toString(report.sent()));
        line(out, "accepted", Long.toString(report.accepted()));
        line(out, "rejected", Long.toString(report.rejected()) + list(report.byCode()));
        line(out, "unconfirmed", Long.toString(report.unconfirmed()));
        line(out, "wrong answers", Long.toString(report.wrong()));
        line(out, "distinct accepted", Long.toString(report.distinct()));
        line(out, "http answers", list(report.byHttpStatus()).strip());
        line(out, "repeated requests", Long.toString(report.retries()));
        line(out, "p50", millis(report.p50().toNanos()));
        line(out, "p99", millis(report.p99().toNanos()));
        line(out, "seconds", String.format(Locale.ROOT, "%.1f", report.seconds()));
        line(out, "items a second", String.format(Locale.ROOT, "%.0f", report.rate()));
        report.contradictions().forEach(reason -> line(out, "does not add up", reason));
        out.flush();
    }

    private static void line(PrintWriter out, String name, String value) {
        out.printf("%-18s %s%n", name, value);
    }

    private static String millis(long nanos) {
        return String.format(Locale.ROOT, "%.1f ms", nanos / 1e6);
    }

    private static String list(Map<?, Long> counts) {
        return counts.isEmpty()
                ? ""
                : new TreeMap<>(counts)
                        .entrySet().stream()
                                .map(e -> e.getKey() + " " + e.getValue())
                                .collect(Collectors.joining(", ", " (", ")"));
    }
}
