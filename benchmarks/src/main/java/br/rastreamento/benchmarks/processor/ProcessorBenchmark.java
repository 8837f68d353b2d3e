package br.rastreamento.benchmarks.processor;

import br.rastreamento.benchmarks.Broker;
import br.rastreamento.benchmarks.Cost;
import br.rastreamento.benchmarks.ProcessorTime;
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
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/// A topic full of events becomes rows: the processor-service with one and two instances, the COPY limit, Debezium's
/// JDBC sink, and naive consumers; repeats of all sides in turn.
public final class ProcessorBenchmark {

    private static final long SEED = 2026;
    private static final long WARM_UP_EVENTS = 300_000;

    /// Each warm-up brings other events.
    private static final int WARM_UPS = 4;

    private static final Duration NAIVE_TIME = Duration.ofSeconds(8);

    private final Path project;
    private final Path work;
    private final DatabaseAddress server;
    private final Workload workload;
    private final int repeats;
    private final boolean only;
    private final DatabaseServer databaseServer;
    private final Report report;
    private final Ours oneThread = new Ours("one instance, 1 thread", 1, 1);
    private final Ours oneInstance = new Ours("one instance, 2 threads (default)", 1, 2);
    private final Ours twoInstances = new Ours("two instances, 1 thread each", 2, 1);
    private final IdleEvents idleEvents = new IdleEvents();
    private final Samples replay = new Samples();
    private int runs;

    private ProcessorBenchmark(Path project, Path work, DatabaseAddress server, boolean quick)
            throws SQLException {
        this.project = project;
        this.work = work;
        this.server = server;
        this.databaseServer = DatabaseServer.find(server);
        this.only = Boolean.getBoolean("benchmark.ours");
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
        Debezium debezium = new Debezium();
        List<FromTopic> fromTopic = new ArrayList<>(List.of(oneThread, oneInstance, twoInstances));
        if (!only) {
            fromTopic.add(debezium);
        }
        Samples copy = new Samples();
        Cost copyCost = new Cost();
        Samples naive = new Samples();
        Samples naiveConnections = new Samples();
        String version;
        try (Broker kafka = Broker.start(work.resolve("kafka"), work.resolve("logs/kafka.log"));
                Backlog backlog = new Backlog(kafka.address())) {
            for (int repeat = 0; repeat < repeats; repeat++) {
                for (FromTopic side : fromTopic) {
                    side.measure(kafka, backlog, clean.count());
                }
                try (BenchmarkDatabase database = BenchmarkDatabase.create(server)) {
                    copyCost.begin(databaseServer);
                    copy.add(CopyLimit.measure(database, clean));
                    copyCost.end(clean.count());
                    check(database, clean.count());
                }
                Report.progress("COPY limit", copy.last());
                if (!only) {
                    backlog.reset();
                    backlog.fill(new Workload(SEED, WARM_UP_EVENTS), Backlog::asSent);
                    naive.add(naive(kafka, false));
                    Report.progress("row at a time, one connection", naive.last());
                    naiveConnections.add(naive(kafka, true));
                    Report.progress("row at a time, a connection each", naiveConnections.last());
                }
            }
            try (BenchmarkDatabase database = BenchmarkDatabase.create(server)) {
                version = database.version();
            }
        }
        report.paragraph(
                "%s. From the moment at which the events are in the topic to the commit of the last offset; %d repeats in turn; median (least–greatest)."
                        .formatted(version, repeats));
        List<List<String>> rows = new ArrayList<>();
        for (FromTopic side : fromTopic) {
            rows.add(
                    List.of(
                            side.name,
                            side.rate.shown(0),
                            side.rate.ratioTo(copy),
                            side.rate.ratioTo(oneThread.rate),
                            side.cost.shown(0),
                            side.cost.shown(1),
                            side.cost.shown(2)));
        }
        rows.add(row("COPY limit", copy, copy, oneThread.rate, copyCost.shown(0)));
        if (!only) {
            rows.add(row("row at a time, one connection", naive, copy, oneThread.rate, ""));
            rows.add(
                    row(
                            "row at a time, a connection each",
                            naiveConnections,
                            copy,
                            oneThread.rate,
                            ""));
        }
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
        report.paragraph(
                "The default instance reads the topic again from offset 0, into the full database: %s messages/s, %s of COPY; rows and figures are the same after it. An event that comes alone can be read %s after Kafka's acknowledgement."
                        .formatted(replay.shown(0), replay.ratioTo(copy), idleEvents.shown()));
        report.paragraph(
                "Where the one thread spends an event's time, by the service's metric `processor.stage`: its own work in `read` and `fold`, in the others mostly the database's.");
        report.table(List.of("stage", "µs/event"), oneThread.stages.rows());
        if (only) {
            report.print();
        } else {
            report.publish(
                    project.resolve(
                            "benchmarks/results/processor-%d.md".formatted(workload.events())));
        }
    }

    private static List<String> row(
            String name, Samples rate, Samples copy, Samples oneThread, String database) {
        return List.of(
                name, rate.shown(0), rate.ratioTo(copy), rate.ratioTo(oneThread), database, "", "");
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

    /// A group that takes the topic's events to an empty database.
    private abstract class FromTopic {

        final String name;
        final Samples rate = new Samples();
        final Cost cost = new Cost();

        FromTopic(String name) {
            this.name = name;
        }

        abstract void measure(Broker kafka, Backlog backlog, long expected) throws Exception;

        /// All is ready; the events become visible next.
        void clockStarts() throws Exception {}

        /// All are processed.
        void clockStopped() throws Exception {}

        /// Once the group has its partitions. Warms up by other events first, and waits until the compiler has done with
        /// what they made it compile: a service runs for weeks, and so does the database beside which it is measured.
        void drain(
                Broker kafka,
                Backlog backlog,
                String group,
                Function<Item, Optional<byte[]>> message,
                BenchmarkDatabase database,
                long expected,
                ProcessorTime itself)
                throws Exception {
            for (int i = 1; i <= WARM_UPS; i++) {
                backlog.drain(group, new Workload(SEED + i, WARM_UP_EVENTS), message);
                itself.awaitIdle();
            }
            long before = database.events();
            clockStarts();
            backlog.fill(workload, message);
            long start = System.nanoTime();
            cost.begin(databaseServer, kafka.process(), itself);
            backlog.awaitProcessed(group);
            double seconds = (System.nanoTime() - start) / 1e9;
            cost.end(workload.events());
            clockStopped();
            check(database, before + expected);
            rate.add(workload.events() / seconds);
            Report.progress(name, rate.last());
        }
    }

    private final class Debezium extends FromTopic {

        Debezium() {
            super("Debezium's JDBC sink, events only");
        }

        @Override
        void measure(Broker kafka, Backlog backlog, long expected) throws Exception {
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
                drain(
                        kafka,
                        backlog,
                        sink.group(),
                        DebeziumSink::message,
                        database,
                        expected,
                        sink.process());
            }
        }
    }

    /// The processor-service.
    private final class Ours extends FromTopic {

        private final int instances;
        private final int threads;
        private final StageCosts stages = new StageCosts();
        private List<ProcessorServer> servers = List.of();
        private Map<String, Double> secondsBefore = Map.of();

        Ours(String name, int instances, int threads) {
            super(name);
            this.instances = instances;
            this.threads = threads;
        }

        @Override
        void measure(Broker kafka, Backlog backlog, long expected) throws Exception {
            backlog.reset();
            try (BenchmarkDatabase database = BenchmarkDatabase.create(server)) {
                String group = "benchmark-" + runs++;
                servers = start(kafka, backlog, database, group);
                try {
                    drain(
                            kafka,
                            backlog,
                            group,
                            Backlog::asSent,
                            database,
                            expected,
                            () ->
                                    servers.stream()
                                            .map(one -> one.process().processorTime())
                                            .reduce(Duration.ZERO, Duration::plus));
                    if (this == oneInstance) {
                        idleEvents.measure(kafka.address(), database);
                    }
                } finally {
                    servers.forEach(ProcessorServer::close);
                }
                if (this == oneInstance) {
                    replay(kafka, backlog, database);
                }
            }
        }

        @Override
        void clockStarts() throws Exception {
            secondsBefore = servers.getFirst().stageSeconds();
        }

        @Override
        void clockStopped() throws Exception {
            if (instances == 1) {
                stages.add(secondsBefore, servers.getFirst().stageSeconds(), workload.events());
            }
        }

        private List<ProcessorServer> start(
                Broker kafka, Backlog backlog, BenchmarkDatabase database, String group)
                throws Exception {
            List<ProcessorServer> started = new ArrayList<>();
            for (int instance = 0; instance < instances; instance++) {
                started.add(
                        ProcessorServer.start(
                                project,
                                kafka.address(),
                                database.jdbcUrl(),
                                group,
                                threads,
                                work.resolve("logs/processor-%d.log".formatted(instance))));
            }
            for (ProcessorServer one : started) {
                one.awaitUp();
            }
            backlog.awaitMembers(group, instances * threads);
            return started;
        }

        /// The whole topic again, from its beginning: nothing may change (R1).
        private void replay(Broker kafka, Backlog backlog, BenchmarkDatabase database)
                throws Exception {
            String figures = database.figures();
            long events = database.events();
            String group = "benchmark-" + runs++;
            servers = start(kafka, backlog, database, group);
            try {
                replay.add(backlog.rateOfLast(group, workload.events()));
            } finally {
                servers.forEach(ProcessorServer::close);
            }
            check(database, events);
            if (!database.figures().equals(figures)) {
                throw new IllegalStateException("reading the topic again changed the figures");
            }
            Report.progress("the topic again", replay.last());
        }
    }
}
