package br.rastreamento.benchmarks.processor;

import br.rastreamento.benchmarks.Broker;
import br.rastreamento.benchmarks.Report;
import br.rastreamento.benchmarks.Samples;
import br.rastreamento.evento.Topics;
import br.rastreamento.simulator.stream.Item;
import br.rastreamento.stack.server.DatabaseAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// A topic full of events becomes rows: the processor-service with one and two instances, the COPY limit, Debezium's
/// JDBC sink, and naive consumers; repeats of all sides in turn.
public final class ProcessorBenchmark {

    private static final long SEED = 2026;
    private static final Workload WARM_UP = new Workload(SEED + 1, 300_000);
    private static final Duration NAIVE_TIME = Duration.ofSeconds(8);

    private final Path project;
    private final Path work;
    private final DatabaseAddress server;
    private final Workload workload;
    private final int repeats;
    private final Report report;
    private int runs;

    private ProcessorBenchmark(Path project, Path work, DatabaseAddress server, boolean quick) {
        this.project = project;
        this.work = work;
        this.server = server;
        long events = Long.getLong("benchmark.events", quick ? 300_000 : 1_000_000);
        this.workload = new Workload(SEED, events);
        this.repeats = Integer.getInteger("benchmark.repeats", quick ? 1 : 3);
        this.report =
                new Report(
                        "processor-service, %,d events".formatted(events),
                        "benchmarks/run processor"
                                + (quick ? " --quick" : "")
                                + (Long.getLong("benchmark.events") == null
                                        ? ""
                                        : " --events " + events));
    }

    /// Measures and reports.
    ///
    /// @param arguments folder of the project, folder to work in, superuser's URL of a TimescaleDB, and `--quick` for
    ///     fewer and shorter repeats
    public static void main(String[] arguments) throws Exception {
        boolean quick = List.of(arguments).contains("--quick");
        new ProcessorBenchmark(
                        Path.of(arguments[0]),
                        Path.of(arguments[1]),
                        DatabaseAddress.parse(arguments[2]),
                        quick)
                .run();
    }

    private void run() throws Exception {
        Files.createDirectories(work.resolve("logs"));
        CleanEvents clean = CleanEvents.of(workload, work.resolve("clean.copy"));
        Ours oneThread = new Ours("one instance, 1 thread", 1, 1);
        Ours oneInstance = new Ours("one instance, 2 threads (default)", 1, 2);
        Ours twoInstances = new Ours("two instances, 1 thread each", 2, 1);
        Samples copy = new Samples();
        Samples debezium = new Samples();
        Samples naive = new Samples();
        Samples naiveConnections = new Samples();
        String version;
        try (Broker kafka = Broker.start(work.resolve("kafka"), work.resolve("logs/kafka.log"));
                Backlog backlog = new Backlog(kafka.address())) {
            for (int repeat = 0; repeat < repeats; repeat++) {
                for (Ours side : List.of(oneThread, oneInstance, twoInstances)) {
                    side.measure(kafka, backlog, clean.count());
                }
                try (BenchmarkDatabase database = BenchmarkDatabase.create(server)) {
                    copy.add(CopyLimit.measure(database, clean));
                    check(database, clean.count());
                }
                Report.progress("COPY limit", copy.last());
                debezium.add(debezium(kafka, backlog, clean.count()));
                Report.progress("Debezium's JDBC sink", debezium.last());
                backlog.reset();
                backlog.fill(workload, Backlog::asSent);
                naive.add(naive(kafka, false));
                Report.progress("row at a time, one connection", naive.last());
                naiveConnections.add(naive(kafka, true));
                Report.progress("row at a time, a connection each", naiveConnections.last());
            }
            try (BenchmarkDatabase database = BenchmarkDatabase.create(server)) {
                version = database.version();
            }
        }
        report.paragraph(
                "%s. From the moment at which the events are in the topic to the commit of the last offset; %d repeats in turn; median (least–greatest)."
                        .formatted(version, repeats));
        List<List<String>> rows = new ArrayList<>();
        for (Ours side : List.of(oneThread, oneInstance, twoInstances)) {
            rows.add(
                    List.of(
                            side.name,
                            side.rate.shown(0),
                            side.rate.ratioTo(copy),
                            side.rate.ratioTo(oneThread.rate)));
        }
        rows.add(row("COPY limit", copy, copy, oneThread.rate));
        rows.add(row("Debezium's JDBC sink, events only", debezium, copy, oneThread.rate));
        rows.add(row("row at a time, one connection", naive, copy, oneThread.rate));
        rows.add(row("row at a time, a connection each", naiveConnections, copy, oneThread.rate));
        report.table(List.of("writer", "events/s", "of COPY", "of one thread"), rows);
        report.publish(
                project.resolve("benchmarks/results/processor-%d.md".formatted(workload.events())));
    }

    private static List<String> row(String name, Samples rate, Samples copy, Samples oneThread) {
        return List.of(name, rate.shown(0), rate.ratioTo(copy), rate.ratioTo(oneThread));
    }

    private double debezium(Broker kafka, Backlog backlog, long expected) throws Exception {
        backlog.reset();
        try (BenchmarkDatabase database = BenchmarkDatabase.create(server);
                DebeziumSink sink =
                        DebeziumSink.start(
                                project,
                                kafka.address(),
                                Topics.EVENTS,
                                database.jdbcUrl(),
                                server.user(),
                                server.password(),
                                work)) {
            sink.awaitUp();
            backlog.awaitMembers(sink.group(), 1);
            return rate(backlog, sink.group(), DebeziumSink::message, database, expected);
        }
    }

    /// Events a second of a group that has its partitions, warmed up by other events first.
    private double rate(
            Backlog backlog,
            String group,
            Function<Item, Optional<byte[]>> message,
            BenchmarkDatabase database,
            long expected)
            throws Exception {
        backlog.drain(group, WARM_UP, message);
        long before = database.events();
        Duration taken = backlog.drain(group, workload, message);
        check(database, before + expected);
        return workload.events() / (taken.toNanos() / 1e9);
    }

    private double naive(Broker kafka, boolean connectionAnEvent) throws SQLException {
        try (BenchmarkDatabase database = BenchmarkDatabase.create(server)) {
            return new NaiveConsumer(database, "naive-" + runs++)
                    .measure(kafka.address(), NAIVE_TIME, connectionAnEvent);
        }
    }

    private static void check(BenchmarkDatabase database, long expected) throws SQLException {
        long stored = database.events();
        if (stored != expected) {
            throw new IllegalStateException(
                    "%,d rows where %,d belong".formatted(stored, expected));
        }
    }

    /// The processor-service.
    private final class Ours {

        private final String name;
        private final int instances;
        private final int threads;
        private final Samples rate = new Samples();

        Ours(String name, int instances, int threads) {
            this.name = name;
            this.instances = instances;
            this.threads = threads;
        }

        void measure(Broker kafka, Backlog backlog, long expected) throws Exception {
            String group = "benchmark-" + runs++;
            backlog.reset();
            List<ProcessorServer> servers = new ArrayList<>();
            try (BenchmarkDatabase database = BenchmarkDatabase.create(server)) {
                try {
                    for (int instance = 0; instance < instances; instance++) {
                        servers.add(
                                ProcessorServer.start(
                                        project,
                                        kafka.address(),
                                        database.jdbcUrl(),
                                        group,
                                        threads,
                                        work.resolve("logs/processor-%d.log".formatted(instance))));
                    }
                    for (ProcessorServer one : servers) {
                        one.awaitUp();
                    }
                    backlog.awaitMembers(group, instances * threads);
                    rate.add(rate(backlog, group, Backlog::asSent, database, expected));
                } finally {
                    servers.forEach(ProcessorServer::close);
                }
            }
            Report.progress(name, rate.last());
        }
    }
}
