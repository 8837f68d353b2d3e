package br.rastreamento.benchmarks.processor;

import br.rastreamento.benchmarks.Cost;
import br.rastreamento.benchmarks.ProcessorTime;
import br.rastreamento.benchmarks.Report;
import br.rastreamento.benchmarks.Samples;
import br.rastreamento.simulator.stream.Item;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// A side of the comparison: a consumer group that takes the topic's events to an empty database.
abstract class TopicReader {

    private static final long WARM_UP_EVENTS = 300_000;

    /// Each warm-up brings other events.
    private static final int WARM_UPS = 4;

    private final String name;
    private final Samples rate = new Samples();
    private final Cost cost = new Cost();

    TopicReader(String name) {
        this.name = name;
    }

    /// One repeat.
    abstract void measure(Bench bench) throws Exception;

    /// All is ready; the events become visible next.
    void clockStarts() throws Exception {}

    /// All are processed.
    void clockStopped(Bench bench) throws Exception {}

    /// Events a second.
    Samples rate() {
        return rate;
    }

    /// Name, rate, the rate's share of two others, and processor time of database, broker and itself.
    List<String> row(Samples copy, Samples oneThread) {
        return List.of(
                name,
                rate.shown(0),
                rate.ratioTo(copy),
                rate.ratioTo(oneThread),
                cost.shown(0),
                cost.shown(1),
                cost.shown(2));
    }

    /// Once the group has its partitions. Warms up by other events first, and waits until the compiler has done with
    /// what they made it compile: a service runs for weeks, and so does the database beside which it is measured.
    ///
    /// @param message of an item; empty leaves it out
    /// @param itself whoever reads and writes
    final void drain(
            Bench bench,
            BenchmarkDatabase database,
            String group,
            Function<Item, Optional<byte[]>> message,
            ProcessorTime itself)
            throws Exception {
        Workload workload = bench.workload();
        for (int i = 1; i <= WARM_UPS; i++) {
            var other = new Workload(workload.seed() + i, WARM_UP_EVENTS);
            bench.backlog().drain(group, other, message);
            itself.awaitIdle();
        }
        long before = database.events();
        clockStarts();
        bench.backlog().fill(workload, message);
        long start = System.nanoTime();
        cost.begin(bench.serverProcesses(), bench.kafka().process(), itself);
        bench.backlog().awaitProcessed(group);
        double seconds = (System.nanoTime() - start) / 1e9;
        cost.end(workload.events());
        clockStopped(bench);
        Bench.check(database, before + bench.distinct());
        rate.add(workload.events() / seconds);
        Report.progress(name, rate.last());
    }
}
