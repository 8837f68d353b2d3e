package br.rastreamento.benchmarks.processor;

import br.rastreamento.benchmarks.Report;
import br.rastreamento.benchmarks.Samples;

/// The processor-service as it is without settings; of it is also measured what an event that comes alone waits, and the whole
/// topic read again.
final class DefaultProcessor extends ProcessorReader {

    private final IdleEvents idleEvents = new IdleEvents();
    private final Samples replay = new Samples();

    DefaultProcessor() {
        super("one instance, 2 threads (default)", 1, 2);
    }

    @Override
    void whileUp(Bench bench, BenchmarkDatabase database) throws Exception {
        idleEvents.measure(bench.kafka().address(), database);
    }

    /// The whole topic by a new group, from its beginning: nothing may change (R1).
    @Override
    void afterwards(Bench bench, BenchmarkDatabase database) throws Exception {
        String figures = database.figures();
        long events = database.events();
        String group = start(bench, database);
        try {
            replay.add(bench.backlog().rateOfLast(group, bench.workload().events()));
        } finally {
            stop();
        }
        Bench.check(database, events);
        if (!database.figures().equals(figures)) {
            throw new IllegalStateException("reading the topic again changed the figures");
        }
        Report.progress("the topic again", replay.last());
    }

    /// Both, in two sentences.
    String shown(Samples copy) {
        return "The default instance reads the topic again from offset 0, into the full database: %s messages/s, %s of COPY; rows and figures are the same after it. An event that comes alone can be read %s after Kafka's acknowledgement."
                .formatted(replay.shown(0), replay.ratioTo(copy), idleEvents.shown());
    }
}
