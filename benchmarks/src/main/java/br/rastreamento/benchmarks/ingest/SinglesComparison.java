package br.rastreamento.benchmarks.ingest;

import br.rastreamento.benchmarks.Broker;
import br.rastreamento.benchmarks.Cost;
import br.rastreamento.benchmarks.Report;
import br.rastreamento.benchmarks.Samples;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/// Servers that take single events, beside each other.
final class SinglesComparison {

    /// Some answer 503 while their code is not compiled yet.
    private static final Set<Integer> WARMING_UP = Set.of(202, 503);

    private final SinglePosts posts = new SinglePosts();
    private final Plan plan;
    private final Report report;

    SinglesComparison(Plan plan, Report report) {
        this.plan = plan;
        this.report = report;
    }

    /// What is compared.
    ///
    /// @param name in the report
    /// @param broker that it publishes to; its cost counts too
    record Side(String name, IngestServer server, Broker broker) {}

    /// Measures the sides in turn, and relates the first to each other.
    void run(int callers, Side... sides) throws Exception {
        List<Outcome> outcomes = Arrays.stream(sides).map(Outcome::new).toList();
        for (Outcome outcome : outcomes) {
            posts.run(outcome.side.server.port(), callers, plan.warmUp(), WARMING_UP);
        }
        for (int repeat = 0; repeat < plan.repeats(); repeat++) {
            for (Outcome outcome : outcomes) {
                outcome.measure(callers);
            }
        }
        report.paragraph(
                "One event a POST, %d callers who wait for each answer, %d repeats of %d s in turn; median (least–greatest)."
                        .formatted(callers, plan.repeats(), plan.time().toSeconds()));
        List<List<String>> rows = new ArrayList<>();
        Outcome first = outcomes.getFirst();
        outcomes.forEach(outcome -> rows.add(outcome.row(first)));
        report.table(
                List.of(
                        "single POST",
                        "events/s",
                        "first is",
                        "p50 ms",
                        "p99 ms",
                        "server µs/event",
                        "broker µs/event"),
                rows);
    }

    private final class Outcome {

        private final Side side;
        private final Samples rate = new Samples();
        private final Samples p50 = new Samples();
        private final Samples p99 = new Samples();
        private final Cost cost = new Cost();

        Outcome(Side side) {
            this.side = side;
        }

        void measure(int callers) throws Exception {
            cost.begin(side.server.process(), side.broker.process());
            SinglePosts.Seen seen = posts.run(side.server.port(), callers, plan.time());
            cost.end(seen.answers());
            rate.add(seen.rate());
            p50.add(seen.p50());
            p99.add(seen.p99());
            Report.progress("single posts, " + side.name, seen.rate());
        }

        List<String> row(Outcome first) {
            return List.of(
                    side.name,
                    rate.shown(0),
                    first.rate.ratioTo(rate),
                    p50.shown(2),
                    p99.shown(2),
                    cost.shown(0),
                    cost.shown(1));
        }
    }
}
