package br.rastreamento.benchmarks.reads;

import br.rastreamento.benchmarks.Broker;
import br.rastreamento.benchmarks.processor.Backlog;
import br.rastreamento.benchmarks.processor.ProcessorServer;
import br.rastreamento.benchmarks.reads.Filling.Filled;
import br.rastreamento.stack.server.DatabaseAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// The API with few, more and many events stored: each endpoint over HTTP, and the naive SQL for its figures; rounds of
/// all sizes in turn. Then the greatest once more while events arrive.
public final class ReadsBenchmark {

    private final Path project;
    private final Path work;
    private final DatabaseAddress server;
    private final Plan plan;
    private final ReadsReport report;

    private ReadsBenchmark(Path project, Path work, DatabaseAddress server, boolean quick) {
        this.project = project;
        this.work = work;
        this.server = server;
        this.plan = quick ? Plan.quick() : Plan.full();
        this.report = new ReadsReport(plan, command(quick));
    }

    /// Measures and reports.
    ///
    /// @param arguments folder of the project, folder to work in, superuser's URL of a TimescaleDB, and `--quick` for
    ///     fewer events and rounds
    public static void main(String[] arguments) throws Exception {
        new ReadsBenchmark(
                        Path.of(arguments[0]),
                        Path.of(arguments[1]),
                        DatabaseAddress.parse(arguments[2]),
                        List.of(arguments).contains("--quick"))
                .run();
    }

    private static String command(boolean quick) {
        String command = "benchmarks/run reads" + (quick ? " --quick" : "");
        for (String option : List.of("repeats", "requests", "rate")) {
            String value = System.getProperty("benchmark." + option);
            command += value == null ? "" : " --" + option + " " + value;
        }
        return command;
    }

    private void run() throws Exception {
        Files.createDirectories(work.resolve("logs"));
        List<Side> sides = new ArrayList<>();
        try (Broker kafka = Broker.start(work.resolve("kafka"), work.resolve("logs/kafka.log"));
                Backlog backlog = new Backlog(kafka.address())) {
            Filling filling = new Filling(project, work, server, kafka, backlog);
            Filled greatest = fill(filling, sides).getLast();
            warmUp(sides);
            for (int round = 0; round < plan.rounds(); round++) {
                measure(sides);
            }
            report.sizes(sides);
            report.naive(sides);
            if (plan.arriving() > 0) {
                whileEventsArrive(sides.getLast(), filling, greatest, kafka);
            }
        } finally {
            for (Side side : sides) {
                side.close();
            }
        }
        report.publish(project.resolve("benchmarks/results/reads.md"));
    }

    /// The greatest comes last, so that its events stay in the topic.
    private List<Filled> fill(Filling filling, List<Side> sides) throws Exception {
        List<Filled> filled = new ArrayList<>();
        for (long size : plan.sizes()) {
            boolean last = size == plan.sizes().getLast();
            filled.add(filling.fill(size, last ? plan.arrivals(Endpoint.ALL.size()) : 0));
            sides.add(Side.open(project, work, size, filled.getLast().database()));
        }
        return filled;
    }

    private void warmUp(List<Side> sides) throws Exception {
        for (Side side : sides) {
            for (Endpoint endpoint : Endpoint.ALL) {
                side.warmUp(endpoint, plan.warmUp());
            }
        }
    }

    private void measure(List<Side> sides) throws Exception {
        for (Endpoint endpoint : Endpoint.ALL) {
            for (Side side : sides) {
                side.measure(endpoint, plan);
            }
        }
        for (Figure figure : Figure.ALL) {
            for (Side side : sides) {
                side.measure(figure);
            }
        }
        Side greatest = sides.getLast();
        for (Endpoint endpoint : Endpoint.ALL) {
            ReadsReport.progress(endpoint, greatest.latency(endpoint));
        }
    }

    private void whileEventsArrive(Side side, Filling filling, Filled filled, Broker kafka)
            throws Exception {
        List<Latency> latencies = Endpoint.ALL.stream().map(_ -> new Latency()).toList();
        Stored before;
        double seconds;
        try (ProcessorServer processor = filling.processor(filled.database(), filled.group())) {
            processor.awaitUp();
            Arrivals arrivals = Arrivals.start(kafka.address(), filled.rest(), plan.arriving());
            Thread.sleep(Arrivals.LEAD);
            before = side.stored();
            long start = System.nanoTime();
            for (int round = 0; round < plan.rounds(); round++) {
                for (int i = 0; i < latencies.size(); i++) {
                    side.measure(Endpoint.ALL.get(i), plan, latencies.get(i));
                }
            }
            seconds = (System.nanoTime() - start) / 1e9;
            report.arriving(side, before, side.stored(), seconds, latencies);
            arrivals.stop();
        }
        side.check();
    }
}
