package br.rastreamento.benchmarks.ingest;

import br.rastreamento.benchmarks.Broker;
import br.rastreamento.benchmarks.Connection;
import br.rastreamento.benchmarks.Cost;
import br.rastreamento.benchmarks.JavaProcess;
import br.rastreamento.benchmarks.Report;
import br.rastreamento.benchmarks.Samples;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// One long upload beside Kafka's own producer benchmark.
final class StreamsComparison {

    private static final int PAYLOADS = 200_000;

    private final Plan plan;
    private final Report report;
    private final Path work;

    /// @param work folder for the uploads and logs
    StreamsComparison(Plan plan, Report report, Path work) {
        this.plan = plan;
        this.report = report;
        this.work = work;
    }

    /// Measures our upload, the benchmark with our settings, and the benchmark with its own, in turn.
    void run(IngestServer ours, Broker kafka) throws Exception {
        Path upload = work.resolve("events.ndjson");
        double bytes = Events.write(upload, plan.streamEvents());
        Path payloads = work.resolve("payloads.ndjson");
        Events.write(payloads, PAYLOADS);
        Samples rate = new Samples();
        Cost cost = new Cost();
        Limit limit = new Limit(payloads, kafka, KafkaLimit.OUR_SETTINGS);
        Limit defaults = new Limit(payloads, kafka, List.of());
        upload(ours, upload);
        for (int repeat = 0; repeat < plan.repeats(); repeat++) {
            cost.begin(ours.process(), kafka.process());
            double seen = upload(ours, upload);
            cost.end(plan.streamEvents());
            rate.add(seen);
            Report.progress("NDJSON upload", seen);
            limit.measure();
            defaults.measure();
        }
        report.paragraph(
                "%,d events, %.0f bytes each, in one upload of NDJSON, beside kafka-producer-perf-test with as many messages from the same events and acks=all; %d repeats in turn."
                        .formatted(plan.streamEvents(), bytes, plan.repeats()));
        report.table(
                List.of("stream", "events/s", "ours is", "client µs/event", "broker µs/event"),
                List.of(
                        List.of("NDJSON upload", rate.shown(0), "", cost.shown(0), cost.shown(1)),
                        limit.row("Kafka's benchmark, our producer's settings", rate),
                        defaults.row("Kafka's benchmark, its defaults", rate)));
    }

    private double upload(IngestServer server, Path file) throws IOException {
        byte[] head =
                Connection.head(
                        "POST /api/v1/eventos HTTP/1.1",
                        "Host: localhost",
                        "Authorization: Bearer " + IngestServer.TOKEN,
                        "Content-Type: application/x-ndjson",
                        "Content-Length: " + Files.size(file));
        long start = System.nanoTime();
        try (Connection connection = new Connection(server.port())) {
            int status = connection.upload(head, file);
            if (status != 202) {
                throw new IllegalStateException("answered " + status);
            }
        }
        return plan.streamEvents() / ((System.nanoTime() - start) / 1e9);
    }

    private final class Limit {

        private final Path payloads;
        private final Broker kafka;
        private final List<String> settings;
        private final Samples rate = new Samples();
        private final Samples client = new Samples();
        private final Cost broker = new Cost();

        Limit(Path payloads, Broker kafka, List<String> settings) {
            this.payloads = payloads;
            this.kafka = kafka;
            this.settings = settings;
        }

        void measure() throws IOException, InterruptedException {
            broker.begin(kafka.process());
            JavaProcess benchmark =
                    KafkaLimit.start(
                            kafka.address(),
                            payloads,
                            plan.streamEvents(),
                            settings,
                            work.resolve("logs/producer.log"));
            try (benchmark) {
                double seen = KafkaLimit.rate(benchmark.output(), plan.streamEvents());
                broker.end(plan.streamEvents());
                rate.add(seen);
                client.add(benchmark.processorTime().toNanos() / 1e3 / plan.streamEvents());
                Report.progress("Kafka's benchmark " + settings, seen);
            }
        }

        List<String> row(String name, Samples ours) {
            return List.of(
                    name, rate.shown(0), ours.ratioTo(rate), client.shown(1), broker.shown(0));
        }
    }
}
