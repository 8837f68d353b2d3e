package br.rastreamento.benchmarks.ingest;

import br.rastreamento.benchmarks.Broker;
import br.rastreamento.benchmarks.Connection;
import br.rastreamento.benchmarks.Report;
import br.rastreamento.benchmarks.Samples;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// What an operator gets to see of a server while Kafka does not answer and many callers wait: how long health takes.
final class ThreadsComparison {

    /// More than Tomcat has platform threads (200).
    private static final int CALLERS = 400;

    private static final Duration FROZEN = Duration.ofSeconds(12);
    private static final int LOOKS = 10;

    private final Report report;
    private final Broker kafka;

    ThreadsComparison(Report report, Broker kafka) {
        this.report = report;
        this.kafka = kafka;
    }

    /// Freezes Kafka once for each server.
    void run(IngestServer virtual, IngestServer platform) throws Exception {
        Samples ofVirtual = healthWhileFrozen(virtual);
        Samples ofPlatform = healthWhileFrozen(platform);
        report.paragraph(
                "Kafka stopped with SIGSTOP, %d callers who post and wait; GET /actuator/health/liveness, %d times."
                        .formatted(CALLERS, LOOKS));
        report.table(
                List.of("threads", "ms"),
                List.of(
                        List.of("virtual", ofVirtual.shown(0)),
                        List.of("platform, Tomcat's 200", ofPlatform.shown(0))));
    }

    private Samples healthWhileFrozen(IngestServer server) throws Exception {
        Samples millis = new Samples();
        kafka.process().freeze();
        try (ExecutorService threads = Executors.newSingleThreadExecutor()) {
            Future<?> callers = threads.submit(() -> callFrozen(server));
            for (int look = 0; look < LOOKS; look++) {
                Thread.sleep(FROZEN.dividedBy(2 * LOOKS));
                millis.add(health(server));
            }
            kafka.process().thaw();
            callers.get();
        } finally {
            kafka.process().thaw();
        }
        return millis;
    }

    private static SinglePosts.Seen callFrozen(IngestServer server) throws Exception {
        return new SinglePosts().run(server.port(), CALLERS, FROZEN, Set.of(202, 503));
    }

    private static double health(IngestServer server) throws IOException {
        byte[] request =
                Connection.head("GET /actuator/health/liveness HTTP/1.1", "Host: localhost");
        long start = System.nanoTime();
        try (Connection connection = new Connection(server.port())) {
            int status = connection.exchange(request);
            if (status != 200) {
                throw new IllegalStateException("answered " + status);
            }
        }
        return (System.nanoTime() - start) / 1e6;
    }
}
