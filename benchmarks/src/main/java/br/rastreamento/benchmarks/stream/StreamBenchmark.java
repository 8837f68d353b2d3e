package br.rastreamento.benchmarks.stream;

import br.rastreamento.benchmarks.processor.BenchmarkDatabase;
import br.rastreamento.benchmarks.reads.DashboardServer;
import br.rastreamento.stack.server.DatabaseAddress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Thousands who listen to a dashboard-api in its usual heap, while the figures change and while they stand still.
public final class StreamBenchmark {

    private static final long SEED = 2026;

    /// Nobody is waited for any longer.
    private static final long PATIENCE_MILLIS = 10_000;

    private static final Pattern HEAP =
            Pattern.compile("(?m)^jvm_memory_used_bytes\\{area=\"heap\".*?} (\\S+)$");

    private final Path project;
    private final Path work;
    private final DatabaseAddress server;
    private final Plan plan;
    private final Random random = new Random(SEED);
    private final StreamReport report;

    private StreamBenchmark(Path project, Path work, DatabaseAddress server, boolean quick) {
        this.project = project;
        this.work = work;
        this.server = server;
        this.plan = quick ? Plan.quick() : Plan.full();
        this.report = new StreamReport(plan, command(quick));
    }

    /// Measures and reports.
    ///
    /// @param arguments folder of the project, folder to work in, superuser's URL of a TimescaleDB, and `--quick` for
    ///     fewer listeners and changes
    public static void main(String[] arguments) throws Exception {
        new StreamBenchmark(
                        Path.of(arguments[0]),
                        Path.of(arguments[1]),
                        DatabaseAddress.parse(arguments[2]),
                        List.of(arguments).contains("--quick"))
                .run();
    }

    private static String command(boolean quick) {
        Integer listeners = Integer.getInteger("benchmark.listeners");
        return "benchmarks/run stream"
                + (quick ? " --quick" : "")
                + (listeners == null ? "" : " --listeners " + listeners);
    }

    private void run() throws Exception {
        Path logs = Files.createDirectories(work.resolve("logs"));
        try (BenchmarkDatabase database = BenchmarkDatabase.create(server, "benchmark_stream");
                Changes changes = Changes.begin(database);
                DashboardServer dashboard =
                        DashboardServer.start(
                                project, database.jdbcUrl(), logs.resolve("dashboard.log"))) {
            measure(dashboard, changes);
            report.publish(project.resolve("benchmarks/results/stream.md"), database.version());
        }
    }

    private void measure(DashboardServer dashboard, Changes changes) throws Exception {
        Footprint alone = footprint(dashboard);
        try (Listeners listeners = Listeners.connect(dashboard.port(), plan.listeners())) {
            for (int i = 0; i < plan.warmUp(); i++) {
                change(listeners, changes);
            }
            Duration processor = dashboard.process().processorTime();
            long start = System.nanoTime();
            for (int i = 0; i < plan.changes(); i++) {
                report.change(change(listeners, changes));
            }
            int heartbeats = listeners.heartbeats();
            Thread.sleep(plan.silence());
            report.time(
                    Duration.ofNanos(System.nanoTime() - start),
                    dashboard.process().processorTime().minus(processor));
            report.listeners(listeners.lost(), listeners.heartbeats() - heartbeats);
            report.footprints(alone, footprint(dashboard));
        }
    }

    /// One change, and the pause after it.
    private Heard change(Listeners listeners, Changes changes)
            throws SQLException, InterruptedException {
        long number = changes.commit();
        long committed = System.nanoTime();
        Heard heard =
                new Heard(
                        committed,
                        listeners.figures().await(number, PATIENCE_MILLIS),
                        listeners.occurrences().await(number, PATIENCE_MILLIS));
        Thread.sleep(plan.pause(random));
        return heard;
    }

    private static Footprint footprint(DashboardServer dashboard)
            throws IOException, InterruptedException {
        dashboard.process().collectGarbage();
        Matcher areas = HEAP.matcher(dashboard.get("/actuator/prometheus"));
        double heap = areas.results().mapToDouble(area -> Double.parseDouble(area.group(1))).sum();
        return new Footprint(heap, dashboard.process().threads());
    }
}
