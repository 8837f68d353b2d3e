package br.rastreamento.benchmarks.ingest;

import br.rastreamento.benchmarks.JavaProcess;
import br.rastreamento.evento.Topics;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Kafka's own producer benchmark (`kafka-producer-perf-test`), with `acks=all` and our events as messages.
final class KafkaLimit {

    private static final Pattern SUMMARY =
            Pattern.compile("^(\\d+) records sent, ([\\d.]+) records/sec", Pattern.MULTILINE);

    /// What the ingest-service gives its producer of streams.
    static final List<String> OUR_SETTINGS =
            List.of(
                    "compression.type=zstd",
                    "compression.zstd.level=1",
                    "batch.size=131072",
                    "linger.ms=5",
                    "buffer.memory=33554432");

    private KafkaLimit() {}

    /// Starts it.
    ///
    /// @param payloads one message a line
    /// @param settings of the producer, besides `acks`
    static JavaProcess start(
            String kafka, Path payloads, long count, List<String> settings, Path log)
            throws IOException {
        List<String> arguments =
                new ArrayList<>(
                        List.of(
                                "-Xmx512m",
                                "-cp",
                                System.getProperty("java.class.path"),
                                "org.apache.kafka.tools.ProducerPerformance",
                                "--topic",
                                Topics.EVENTS,
                                "--num-records",
                                Long.toString(count),
                                "--throughput",
                                "-1",
                                "--payload-file",
                                payloads.toString(),
                                "--command-property",
                                "bootstrap.servers=" + kafka,
                                "acks=all"));
        arguments.addAll(settings);
        return JavaProcess.start(arguments, Map.of(), log);
    }

    /// Messages a second, from what it printed.
    static double rate(String output, long count) {
        Matcher summary = SUMMARY.matcher(output);
        while (summary.find()) { // the last line counts the whole
            if (Long.parseLong(summary.group(1)) == count) {
                return Double.parseDouble(summary.group(2));
            }
        }
        throw new IllegalStateException("no summary of " + count + " messages in " + output);
    }
}
