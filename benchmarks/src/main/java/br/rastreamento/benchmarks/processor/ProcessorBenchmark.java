package br.rastreamento.benchmarks.processor;

import br.rastreamento.benchmarks.Broker;
import br.rastreamento.benchmarks.Cost;
import br.rastreamento.benchmarks.Report;
import br.rastreamento.benchmarks.Samples;
import br.rastreamento.stack.server.DatabaseAddress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/// A topic full of events becomes rows: the processor-service with one and two instances, the COPY limit, Debezium's
/// JDBC sink, and naive consumers; repeats of all sides in turn.
public final class ProcessorBenchmark {

    private static final long SEED = 2026;
    private static final Duration NAIVE_TIME = Duration.ofSeconds(8);

    /// More than a naive consumer takes in its time.
    private static final Workload NAIVE_EVENTS = new Workload(SEED, 300_000);

    private final ProcessorReader oneThread = new ProcessorReader("one instance, 1 thread", 1, 1);
    private final DefaultProcessor byDefault = new DefaultProcessor();
    private final List<TopicReader> readers =
            List.of(
                    oneThread,
                    byDefault,
                    new ProcessorReader("two instances, 1 thread each", 2, 1),
                    new DebeziumReader());
    private final Samples copy = new Samples();
    private final Cost copyCost = new Cost();
    private final Samples naive = new Samples();
    private final Samples naiveConnections = new Samples();

    private ProcessorBenchmark() {}

    /// Measures and reports.
    ///
    /// @param arguments folder of the project, folder to work in, superuser's URL of a TimescaleDB, and `--quick` for
    ///     fewer and shorter repeats
    public static void main(String[] arguments) throws Exception {
        boolean quick = List.of(arguments).contains("--quick");
        long events = Long.getLong("benchmark.events", quick ? 300_000 : 1_000_000);
        int repeats = Integer.getInteger("benchmark.repeats", quick ? 1 : 3);
        new ProcessorBenchmark()
                .run(
                        Path.of(arguments[0]),
                        Path.of(arguments[1]),
                        DatabaseAddress.parse(arguments[2]),
                        events,
                        repeats);
    }

    private void run(Path project, Path work, DatabaseAddress server, long events, int repeats)
            throws Exception {
        Files.createDirectories(work.resolve("logs"));
        var workload = new Workload(SEED, events);
        var processes = DatabaseServer.find(server);
        CleanEvents clean = CleanEvents.of(workload, work.resolve("clean.copy"));
        String version;
        try (Broker kafka = Broker.start(work.resolve("kafka"), work.resolve("logs/kafka.log"));
                Backlog backlog = new Backlog(kafka.address())) {
            var bench =
                    new Bench(
                            project,
                            work,
                            server,
                            processes,
                            kafka,
                            backlog,
                            workload,
                            clean.count());
            for (int repeat = 0; repeat < repeats; repeat++) {
                for (TopicReader reader : readers) {
                    reader.measure(bench);
                }
                measureCopy(bench, clean);
                measureNaive(bench);
            }
            try (BenchmarkDatabase database = bench.database()) {
                version = database.version();
            }
        }
        report(version, events, repeats)
                .publish(project.resolve("benchmarks/results/processor-%d.md".formatted(events)));
    }

    private void measureCopy(Bench bench, CleanEvents clean) throws IOException, SQLException {
        try (BenchmarkDatabase database = bench.database()) {
            copyCost.begin(bench.serverProcesses());
            copy.add(CopyLimit.measure(database, clean));
            copyCost.end(clean.count());
            Bench.check(database, clean.count());
        }
        Report.progress("COPY limit", copy.last());
    }

    private void measureNaive(Bench bench) throws Exception {
        bench.backlog().reset();
        bench.backlog().fill(NAIVE_EVENTS, Backlog::asSent);
        naive.add(naive(bench, false));
        Report.progress("row at a time, one connection", naive.last());
        naiveConnections.add(naive(bench, true));
        Report.progress("row at a time, a connection each", naiveConnections.last());
    }

    private static double naive(Bench bench, boolean connectionAnEvent) throws SQLException {
        try (BenchmarkDatabase database = bench.database()) {
            return new NaiveConsumer(database, "naive-" + UUID.randomUUID())
                    .measure(bench.kafka().address(), NAIVE_TIME, connectionAnEvent);
        }
    }

    private Report report(String version, long events, int repeats) {
        var report =
                new Report(
                        "processor-service, %,d events".formatted(events),
                        "benchmarks/run processor --events %d --repeats %d"
                                .formatted(events, repeats));
        report.paragraph(
                "%s. From the moment at which the events are in the topic to the commit of the last offset; %d repeats in turn; median (least–greatest)."
                        .formatted(version, repeats));
        List<List<String>> rows = new ArrayList<>();
        for (TopicReader reader : readers) {
            rows.add(reader.row(copy, oneThread.rate()));
        }
        rows.add(row("COPY limit", copy, copyCost.shown(0)));
        rows.add(row("row at a time, one connection", naive, ""));
        rows.add(row("row at a time, a connection each", naiveConnections, ""));
        report.table(
                List.of(
                        "writer",
                        "events/s",
                        "of COPY",
                        "of one thread",
                        "database µs/event",
                        "Kafka µs/event",
                        "itself µs/event"),
                rows);
        report.paragraph(byDefault.shown(copy));
        report.paragraph(
                "Where the one thread spends an event's time, by the service's metric `processor.stage`: its own work in `read` and `fold`, in the others mostly the database's.");
        report.table(List.of("stage", "µs/event"), oneThread.stages().rows());
        return report;
    }

    private List<String> row(String name, Samples rate, String database) {
        return List.of(
                name,
                rate.shown(0),
                rate.ratioTo(copy),
                rate.ratioTo(oneThread.rate()),
                database,
                "",
                "");
    }
}
