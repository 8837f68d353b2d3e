package br.rastreamento.benchmarks.ingest;

import br.rastreamento.benchmarks.Broker;
import br.rastreamento.benchmarks.Report;
import br.rastreamento.benchmarks.Samples;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/// Single events against the same server without Kafka, streams against Kafka's own benchmark, virtual threads against
/// platform threads, and refusals against each other; repeats of all sides in turn.
public final class IngestBenchmark {

    private static final int FEW_CALLERS = 32;
    private static final int MANY_CALLERS = 256;

    private static final String PLATFORM_THREADS = "--spring.threads.virtual.enabled=false";

    private final Path project;
    private final Path work;
    private final Plan plan;
    private final Report report;

    private IngestBenchmark(Path project, Path work, boolean quick) {
        this.project = project;
        this.work = work;
        this.plan = quick ? Plan.QUICK : Plan.FULL;
        this.report =
                new Report("ingest-service", "benchmarks/run ingest" + (quick ? " --quick" : ""));
    }

    /// Measures and reports.
    ///
    /// @param arguments folder of the project, folder to work in, and `--quick` for fewer and shorter repeats
    public static void main(String[] arguments) throws Exception {
        Path project = Path.of(arguments[0]);
        boolean quick = List.of(arguments).contains("--quick");
        new IngestBenchmark(project, Path.of(arguments[1]), quick).run();
    }

    private void run() throws Exception {
        Path logs = Files.createDirectories(work.resolve("logs"));
        try (Broker kafka = Broker.start(work.resolve("kafka"), logs.resolve("kafka.log"));
                IngestServer ours =
                        IngestServer.publishing(
                                project, kafka.address(), logs.resolve("ingest.log"))) {
            try (IngestServer later =
                            IngestServer.notPublishing(
                                    project, kafka.address(), true, logs.resolve("later.log"));
                    IngestServer atOnce =
                            IngestServer.notPublishing(
                                    project, kafka.address(), false, logs.resolve("at-once.log"))) {
                var sides =
                        new SinglesComparison.Side[] {
                            new SinglesComparison.Side("with Kafka, acks=all", ours, kafka),
                            new SinglesComparison.Side(
                                    "no Kafka, another thread acknowledges within 1 ms",
                                    later,
                                    kafka),
                            new SinglesComparison.Side(
                                    "no Kafka, acknowledged at once", atOnce, kafka)
                        };
                new SinglesComparison(plan, report).run(MANY_CALLERS, sides);
                new SinglesComparison(plan, report).run(FEW_CALLERS, sides);
            }
            new StreamsComparison(plan, report, work).run(ours, kafka);
            refusals(ours);
            try (IngestServer platform =
                    IngestServer.publishing(
                            project,
                            kafka.address(),
                            logs.resolve("platform-threads.log"),
                            PLATFORM_THREADS)) {
                var virtual = new SinglesComparison.Side("virtual threads", ours, kafka);
                var others = new SinglesComparison.Side("platform threads", platform, kafka);
                new SinglesComparison(plan, report).run(MANY_CALLERS, virtual, others);
                new SinglesComparison(plan, report).run(FEW_CALLERS, virtual, others);
                new ThreadsComparison(report, kafka).run(ours, platform);
            }
        }
        report.publish(project.resolve("benchmarks/results/ingest.md"));
    }

    private void refusals(IngestServer ours) throws Exception {
        int count = 100 * plan.repeats();
        Map<BadSignatures.Flaw, Samples> millis = BadSignatures.measure(ours.port(), count);
        Samples tampered = Objects.requireNonNull(millis.get(BadSignatures.Flaw.TAMPERED_BODY));
        report.paragraph(
                "401 for a bad signature, 100 kB of body, one request of each kind in turn, %d times; median."
                        .formatted(count));
        report.table(
                List.of("what is wrong", "ms", "of a tampered body's"),
                millis.entrySet().stream()
                        .map(entry ->
                                List.of(
                                        entry.getKey()
                                                .name()
                                                .toLowerCase(Locale.ROOT)
                                                .replace('_', ' '),
                                        String.format(
                                                Locale.ROOT, "%.3f", entry.getValue().median()),
                                        entry.getValue().ratioTo(tampered)))
                        .toList());
    }
}
