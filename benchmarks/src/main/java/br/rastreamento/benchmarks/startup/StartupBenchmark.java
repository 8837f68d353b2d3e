package br.rastreamento.benchmarks.startup;

import br.rastreamento.benchmarks.Broker;
import br.rastreamento.benchmarks.Report;
import br.rastreamento.benchmarks.processor.Backlog;
import br.rastreamento.benchmarks.processor.BenchmarkDatabase;
import br.rastreamento.stack.server.DatabaseAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// How soon each service is ready, and what it takes: as its image starts it, as it did before, and in between.
public final class StartupBenchmark {

    /// A request of dashboard-api costs as much as so many events.
    private static final int EVENTS_A_REQUEST = 25;

    private final Path project;
    private final Path work;
    private final DatabaseAddress server;
    private final boolean quick;
    private final Plan plan;
    private final Report report;

    private StartupBenchmark(Path project, Path work, DatabaseAddress server, boolean quick) {
        this.project = project;
        this.work = work;
        this.server = server;
        this.quick = quick;
        this.plan = quick ? Plan.quick() : Plan.full();
        this.report = new Report("From the start of a service to its first work", command());
    }

    /// Measures and reports.
    ///
    /// @param arguments folder of the project, folder to work in, superuser's URL of a TimescaleDB, and `--quick` for
    ///     fewer starts and less load
    public static void main(String[] arguments) throws Exception {
        new StartupBenchmark(
                        Path.of(arguments[0]),
                        Path.of(arguments[1]),
                        DatabaseAddress.parse(arguments[2]),
                        List.of(arguments).contains("--quick"))
                .run();
    }

    private String command() {
        Integer repeats = Integer.getInteger("benchmark.repeats");
        return "benchmarks/run startup"
                + (quick ? " --quick" : "")
                + (repeats == null ? "" : " --repeats " + repeats);
    }

    private void run() throws Exception {
        Files.createDirectories(work);
        try (BenchmarkDatabase database = BenchmarkDatabase.create(server, "benchmark_startup")) {
            describe(database);
            try (Broker kafka = broker("processor");
                    Backlog backlog = new Backlog(kafka.address())) {
                backlog.reset();
                measure(new ProcessorService(kafka.address(), backlog, database, plan.events()));
            }
            measure(new DashboardService(database.jdbcUrl(), plan.events() / EVENTS_A_REQUEST));
            try (Broker kafka = broker("ingest")) {
                measure(new IngestService(kafka.address(), plan.events()));
            }
        }
    }

    private Broker broker(String whose) throws Exception {
        return Broker.start(
                work.resolve("kafka-" + whose), work.resolve("kafka-" + whose + ".log"));
    }

    private void describe(BenchmarkDatabase database) throws SQLException {
        report.paragraph(
                "%s, and Kafka: both up and on the same machine as the service. Each service from its extracted jar, with `-XX:MaxRAM=1g -XX:MaxRAMPercentage=50`, as in a container of 1 GiB, and %d starts of each kind in turn, after one of the first kind that does not count; median (least–greatest), or the median alone. *Ready* is from the start of the JVM until `/actuator/health/readiness` answers 200, asked each 10 ms; *first work* until an event is acknowledged by Kafka (ingest-service), an event that waited in Kafka is a row (processor-service), figures are answered (dashboard-api). Memory is what `/proc/PID/status` says %d s later, and again after a load of %,d events, or %,d requests of dashboard-api; the heap in use is that after a collection at the end. The image holds, beyond Java and the base, the jars and the cache; compressed by gzip, file by file, as a registry sends it."
                        .formatted(
                                database.version(),
                                plan.repeats(),
                                plan.settle().toSeconds(),
                                plan.events(),
                                plan.events() / EVENTS_A_REQUEST));
    }

    private void measure(Service service) throws Exception {
        List<Starts> all = prepare(service);
        Path log = work.resolve(service.name() + ".log");
        Start.measure(service, all.getFirst().arguments(), plan, log);
        for (int i = 0; i < plan.repeats(); i++) {
            for (Starts variant : all) {
                variant.add(Start.measure(service, variant.arguments(), plan, log));
            }
        }
        report.paragraph("**" + service.name() + "**");
        report.table(Starts.head(), all.stream().map(Starts::row).toList());
        report.publish(project.resolve("benchmarks/results/startup.md"));
    }

    private record Made(Variant variant, Optional<Path> cache) {}

    /// Makes the caches that the starts need.
    private List<Starts> prepare(Service service) throws Exception {
        Path directory = work.resolve(service.name());
        Extracted application = Extracted.of(project, service.name(), directory);
        Caches caches =
                new Caches(project, service, application, work.resolve(service.name() + "-caches"));
        List<Made> made = new ArrayList<>();
        List<Starts> all = new ArrayList<>();
        for (Variant variant : Variant.all()) {
            System.err.println(service.name() + ": " + variant.name());
            Optional<Made> alike =
                    made.stream().filter(one -> one.variant().sharesCacheWith(variant)).findFirst();
            Optional<Path> cache =
                    alike.isPresent() ? alike.get().cache() : caches.make(variant, made.size());
            made.add(new Made(variant, cache));
            all.add(
                    new Starts(
                            variant,
                            arguments(variant, cache, application),
                            application.size(cache.stream().toList())));
        }
        return all;
    }

    private static List<String> arguments(
            Variant variant, Optional<Path> cache, Extracted application) {
        List<String> arguments = new ArrayList<>(variant.flags());
        cache.ifPresent(file -> arguments.add(variant.training().input() + file));
        arguments.addAll(List.of("-jar", application.jar().toString()));
        return arguments;
    }
}
