package br.rastreamento.benchmarks.ingest;

import br.rastreamento.benchmarks.Broker;
import br.rastreamento.benchmarks.Connection;
import br.rastreamento.benchmarks.Report;
import br.rastreamento.benchmarks.Samples;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/// Single events against the same server without Kafka, streams against Kafka's own benchmark, and refusals against each
/// other; repeats of all sides in turn.
public final class IngestBenchmark {

    private static final int CALLERS = 32;
    private static final int PAYLOADS = 200_000;

    private final Path project;
    private final Path work;
    private final int repeats;
    private final Duration time;
    private final long streamEvents;
    private final Report report;

    private IngestBenchmark(Path project, Path work, boolean quick) {
        this.project = project;
        this.work = work;
        this.repeats = quick ? 3 : 5;
        this.time = Duration.ofSeconds(quick ? 5 : 15);
        this.streamEvents = quick ? 1_000_000 : 3_000_000;
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
                                project, kafka.address(), logs.resolve("ingest.log"));
                IngestServer noKafka =
                        IngestServer.notPublishing(
                                project, kafka.address(), logs.resolve("no-kafka.log"))) {
            singles(ours, noKafka);
            streams(ours, kafka.address(), logs);
            refusals(ours);
        }
        report.publish(project.resolve("benchmarks/results/ingest.md"));
    }

    private void singles(IngestServer ours, IngestServer noKafka) throws Exception {
        SinglePosts posts = new SinglePosts();
        var rate = new Samples[] {new Samples(), new Samples()};
        var p50 = new Samples[] {new Samples(), new Samples()};
        var p99 = new Samples[] {new Samples(), new Samples()};
        for (int repeat = -1; repeat < repeats; repeat++) { // the first warms up
            for (int side = 0; side < 2; side++) {
                int port = side == 0 ? ours.port() : noKafka.port();
                SinglePosts.Seen seen = posts.run(port, CALLERS, time);
                progress("single posts", repeat, side, seen.rate());
                if (repeat >= 0) {
                    rate[side].add(seen.rate());
                    p50[side].add(seen.p50());
                    p99[side].add(seen.p99());
                }
            }
        }
        report.paragraph(
                "One event a POST, %d callers who wait for each answer, %d repeats of %d s in turn; median (least–greatest)."
                        .formatted(CALLERS, repeats, time.toSeconds()));
        report.table(
                List.of("single POST", "events/s", "p50 ms", "p99 ms"),
                List.of(
                        row("with Kafka, acks=all", rate[0], p50[0], p99[0]),
                        row("same server, no Kafka", rate[1], p50[1], p99[1]),
                        List.of(
                                "ratio",
                                ratio(rate[0], rate[1]),
                                ratio(p50[0], p50[1]),
                                ratio(p99[0], p99[1]))));
    }

    private void streams(IngestServer ours, String kafka, Path logs) throws Exception {
        Path upload = work.resolve("events.ndjson");
        double bytes = Events.write(upload, streamEvents);
        Path payloads = work.resolve("payloads.ndjson");
        Events.write(payloads, PAYLOADS);
        Samples stream = new Samples();
        Samples limit = new Samples();
        Samples defaults = new Samples();
        for (int repeat = -1; repeat < repeats; repeat++) { // the first warms up
            double ourRate = upload(ours.port(), upload);
            double theirRate =
                    KafkaLimit.measure(
                            kafka,
                            "eventos_rastreamento",
                            payloads,
                            streamEvents,
                            KafkaLimit.OUR_SETTINGS,
                            logs.resolve("producer.log"));
            double defaultRate =
                    KafkaLimit.measure(
                            kafka,
                            "eventos_rastreamento",
                            payloads,
                            streamEvents,
                            List.of(),
                            logs.resolve("producer-defaults.log"));
            progress("stream, Kafka, Kafka's defaults", repeat, 0, ourRate);
            progress("stream, Kafka, Kafka's defaults", repeat, 1, theirRate);
            progress("stream, Kafka, Kafka's defaults", repeat, 2, defaultRate);
            if (repeat >= 0) {
                stream.add(ourRate);
                limit.add(theirRate);
                defaults.add(defaultRate);
            }
        }
        report.paragraph(
                "A stream of %,d events, %.0f bytes each, in one upload of NDJSON, against kafka-producer-perf-test with as many messages from the same events and acks=all; %d repeats in turn."
                        .formatted(streamEvents, bytes, repeats));
        report.table(
                List.of("stream", "events/s", "ours is"),
                List.of(
                        List.of("NDJSON upload", stream.shown(0), ""),
                        List.of(
                                "Kafka's benchmark, our producer's settings",
                                limit.shown(0),
                                ratio(stream, limit)),
                        List.of(
                                "Kafka's benchmark, its defaults",
                                defaults.shown(0),
                                ratio(stream, defaults))));
    }

    private double upload(int port, Path file) throws IOException {
        byte[] head =
                Connection.head(
                        "POST /api/v1/eventos HTTP/1.1",
                        "Host: localhost",
                        "Authorization: Bearer " + IngestServer.TOKEN,
                        "Content-Type: application/x-ndjson",
                        "Content-Length: " + Files.size(file));
        long start = System.nanoTime();
        try (Connection connection = new Connection(port)) {
            int status = connection.upload(head, file);
            if (status != 202) {
                throw new IllegalStateException("answered " + status);
            }
        }
        return streamEvents / ((System.nanoTime() - start) / 1e9);
    }

    private void refusals(IngestServer ours) throws Exception {
        int count = 100 * repeats;
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
                                        ratio(entry.getValue(), tampered)))
                        .toList());
    }

    private static List<String> row(String name, Samples rate, Samples p50, Samples p99) {
        return List.of(name, rate.shown(0), p50.shown(2), p99.shown(2));
    }

    private static String ratio(Samples ours, Samples theirs) {
        return String.format(Locale.ROOT, "%.2f", ours.median() / theirs.median());
    }

    private static void progress(String what, int repeat, int side, double rate) {
        System.err.printf(
                Locale.ROOT,
                "%s: repeat %d, side %d: %,.0f a second%n",
                what,
                repeat + 1,
                side + 1,
                rate);
    }
}
