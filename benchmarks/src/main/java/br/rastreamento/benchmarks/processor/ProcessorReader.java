package br.rastreamento.benchmarks.processor;

import br.rastreamento.benchmarks.ProcessorTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// The processor-service, with some instances of some threads each.
class ProcessorReader extends TopicReader {

    private final int instances;
    private final int threads;
    private final StageCosts stages = new StageCosts();
    private List<ProcessorServer> servers = List.of();
    private Map<String, Double> secondsBefore = Map.of();

    ProcessorReader(String name, int instances, int threads) {
        super(name);
        this.instances = instances;
        this.threads = threads;
    }

    @Override
    void measure(Bench bench) throws Exception {
        bench.backlog().reset();
        try (BenchmarkDatabase database = bench.database()) {
            String group = start(bench, database);
            try {
                drain(bench, database, group, Backlog::asSent, processorTime());
                whileUp(bench, database);
            } finally {
                stop();
            }
            afterwards(bench, database);
        }
    }

    /// What else is measured of the servers that drained the topic.
    void whileUp(Bench bench, BenchmarkDatabase database) throws Exception {}

    /// What else is measured with their database.
    void afterwards(Bench bench, BenchmarkDatabase database) throws Exception {}

    /// Where the time of all threads goes.
    StageCosts stages() {
        return stages;
    }

    /// Returns when a new group has all partitions.
    ///
    /// @return its name
    final String start(Bench bench, BenchmarkDatabase database) throws Exception {
        String group = "benchmark-" + UUID.randomUUID();
        List<ProcessorServer> started = new ArrayList<>();
        servers = started;
        for (int instance = 0; instance < instances; instance++) {
            started.add(
                    ProcessorServer.start(
                            bench.project(),
                            bench.kafka().address(),
                            database.jdbcUrl(),
                            group,
                            threads,
                            bench.work().resolve("logs/processor-%d.log".formatted(instance))));
        }
        for (ProcessorServer one : started) {
            one.awaitUp();
        }
        bench.backlog().awaitMembers(group, instances * threads);
        return group;
    }

    final void stop() {
        servers.forEach(ProcessorServer::close);
    }

    @Override
    void clockStarts() throws Exception {
        secondsBefore = stageSeconds();
    }

    @Override
    void clockStopped(Bench bench) throws Exception {
        stages.add(secondsBefore, stageSeconds(), bench.workload().events());
    }

    private Map<String, Double> stageSeconds() throws Exception {
        Map<String, Double> sum = new HashMap<>();
        for (ProcessorServer one : servers) {
            one.stageSeconds().forEach((stage, seconds) -> sum.merge(stage, seconds, Double::sum));
        }
        return sum;
    }

    private ProcessorTime processorTime() {
        return () ->
                servers.stream()
                        .map(one -> one.process().processorTime())
                        .reduce(Duration.ZERO, Duration::plus);
    }
}
