package br.rastreamento.simulator;

import br.rastreamento.simulator.feed.FeedReport;
import br.rastreamento.simulator.feed.FeedServer;
import br.rastreamento.simulator.feed.FeedSettings;
import java.io.PrintWriter;
import java.util.Map;
import java.util.stream.Collectors;

/// What is printed when a feed begins and ends: one figure a line, name first, so that scripts can read it too.
final class FeedSummary {

    private FeedSummary() {}

    static void printStart(PrintWriter out, FeedSettings settings, FeedServer server) {
        FeedReport report = server.report();
        line(out, "feed", server.url());
        if (settings.access().client() != null) {
            line(out, "tokens", server.tokenUrl());
        }
        line(
                out,
                "repeat with",
                "--seed %d --until %s"
                        .formatted(settings.stream().seed(), settings.stream().until()));
        line(out, "rows", report.rows());
        line(out, "distinct valid", report.expected());
        line(out, "of these only late", report.onlyLate());
        line(out, "faults", settings.faults());
        out.flush();
    }

    static void printEnd(PrintWriter out, FeedReport report) {
        line(out, "rows published", report.published());
        line(out, "rows passed", report.passed());
        line(out, "requests", report.requests());
        line(out, "pages", report.pages());
        line(out, "rows sent", report.rowsSent());
        line(out, "late appeared", report.lateAppeared());
        line(out, "ties cut", report.tiesCut());
        line(out, "not modified", report.notModified());
        line(out, "refused", report.refused());
        line(out, "too early", report.tooEarly());
        line(out, "faults played", played(report.faults()));
        out.flush();
    }

    private static String played(Map<String, Long> faults) {
        return faults.isEmpty()
                ? "none"
                : faults.entrySet().stream()
                        .map(e -> e.getKey() + " " + e.getValue())
                        .collect(Collectors.joining(", "));
    }

    private static void line(PrintWriter out, String name, Object value) {
        out.printf("%-18s %s%n", name, value);
    }
}
