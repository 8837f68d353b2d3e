package br.rastreamento.benchmarks.reads;

import br.rastreamento.benchmarks.Report;
import br.rastreamento.benchmarks.Samples;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// The tables. For one thread.
final class ReadsReport {

    private final Plan plan;
    private final Report report;

    ReadsReport(Plan plan, String command) {
        this.plan = plan;
        this.report = new Report("dashboard-api", command);
    }

    /// Tells whoever waits, at once, how far it is.
    static void progress(Endpoint endpoint, Latency latency) {
        System.err.printf(
                Locale.ROOT,
                "%s: p50 %.2f ms, p99 %.2f ms%n",
                endpoint.address(),
                latency.p50().last(),
                latency.p99().last());
    }

    /// Each endpoint with each size.
    void sizes(List<Side> sides) throws SQLException {
        Side least = sides.getFirst();
        report.paragraph(
                "%s. %d requests a second to one endpoint at a time over 8 kept connections, each timed from the moment at which it was due; %d rounds of %d s, sizes in turn; median (least–greatest) of the rounds."
                        .formatted(
                                least.database().version(),
                                plan.requests(),
                                plan.rounds(),
                                plan.time().toSeconds()));
        List<List<String>> stored = new ArrayList<>();
        for (Side side : sides) {
            Stored rows = side.stored();
            stored.add(List.of(side.label(), grouped(rows.events()), grouped(rows.parcels())));
        }
        report.table(List.of("database", "events stored", "parcels"), stored);
        List<List<String>> rows = new ArrayList<>();
        for (Endpoint endpoint : Endpoint.ALL) {
            for (Side side : sides) {
                Latency latency = side.latency(endpoint);
                String ratio = latency.p99().ratioTo(least.latency(endpoint).p99());
                rows.add(row(endpoint, side.label(), latency, ratio));
            }
        }
        report.table(head("database", "its p99 is of that of " + least.label()), rows);
    }

    /// What the same figures cost without summaries.
    void naive(List<Side> sides) {
        report.paragraph(
                "The naive SQL over all events for figures of an endpoint, by JDBC, in the same rounds; its answers were equal to the endpoint's.");
        List<List<String>> rows = new ArrayList<>();
        for (Figure figure : Figure.ALL) {
            for (Side side : sides) {
                Samples naive = side.naiveMillis(figure);
                Samples endpoint = side.latency(figure.endpoint()).p50();
                rows.add(
                        List.of(
                                figure.name(),
                                side.label(),
                                naive.shown(1),
                                "`" + figure.endpoint().address() + "`",
                                endpoint.shown(2),
                                String.format(
                                        Locale.ROOT, "%,.0f", naive.median() / endpoint.median())));
            }
        }
        report.table(
                List.of(
                        "figure",
                        "database",
                        "naive ms",
                        "endpoint",
                        "p50 ms",
                        "naive takes times"),
                rows);
    }

    /// The greatest database once more.
    ///
    /// @param latencies of [Endpoint#ALL]
    void arriving(Side side, Stored before, Stored after, double seconds, List<Latency> latencies) {
        report.paragraph(
                "The same with %s while %s events a second arrive in Kafka and the processor-service stores them: %,.0f new ones a second (the others are repeats or invalid); %s events and %s parcels at the end. Afterwards the API's figures were equal to the naive SQL's."
                        .formatted(
                                side.label(),
                                grouped(plan.arriving()),
                                (after.events() - before.events()) / seconds,
                                grouped(after.events()),
                                grouped(after.parcels())));
        List<List<String>> rows = new ArrayList<>();
        for (int i = 0; i < latencies.size(); i++) {
            Endpoint endpoint = Endpoint.ALL.get(i);
            Latency latency = latencies.get(i);
            String ratio = latency.p99().ratioTo(side.latency(endpoint).p99());
            rows.add(row(endpoint, side.label(), latency, ratio));
        }
        report.table(head("database", "its p99 is of that before"), rows);
    }

    void publish(Path file) throws IOException {
        report.publish(file);
    }

    private static List<String> head(String database, String ratio) {
        return List.of(
                "endpoint",
                database,
                "p50 ms",
                "p99 ms",
                ratio,
                "max ms",
                "answers/s",
                "other than 200");
    }

    private static List<String> row(
            Endpoint endpoint, String database, Latency latency, String ratio) {
        return List.of(
                "`" + endpoint.address() + "`",
                database,
                latency.p50().shown(2),
                latency.p99().shown(2),
                ratio,
                latency.max().shown(1),
                String.format(Locale.ROOT, "%.0f", latency.rate().median()),
                grouped(latency.failed()));
    }

    private static String grouped(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }
}
