package br.rastreamento.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import br.rastreamento.simulator.feed.FaultShares;
import br.rastreamento.simulator.feed.FeedAccess;
import br.rastreamento.simulator.feed.FeedReport;
import br.rastreamento.simulator.feed.FeedServer;
import br.rastreamento.simulator.feed.FeedSettings;
import br.rastreamento.simulator.feed.FeedSettings.FaultTimes;
import br.rastreamento.simulator.stream.Shares;
import br.rastreamento.simulator.stream.StreamSettings;
import br.rastreamento.stack.ServiceProcess;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/// A carrier's feed that does everything wrong is read whole by an ingest that is killed again and again. Size and
/// moments by system property: `acceptance.poll.events` (5000), `acceptance.poll.kills` (3), `acceptance.poll.seed` (7).
class PollerFaultsTest {

    private static final int EVENTS = Integer.getInteger("acceptance.poll.events", 5_000);
    private static final long SEED = Long.getLong("acceptance.poll.seed", 7);
    private static final int KILLS = Integer.getInteger("acceptance.poll.kills", 3);
    private static final int PAGES = 100;
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private static final PollConfig CONFIG =
            new PollConfig(
                    EVENTS / PAGES,
                    Duration.ofMillis(500),
                    Duration.ofMinutes(5), // longer than the whole test: no late row may be missed
                    Duration.ofSeconds(1));

    private static FeedServer carrier() throws Exception {
        FeedSettings settings =
                new FeedSettings(
                        StreamSettings.of(
                                SEED,
                                EVENTS,
                                Instant.parse("2026-11-23T12:00:00Z"),
                                new Shares(0.03, 0.03, 0.02, 0.01)),
                        0,
                        Duration.ofSeconds(2),
                        new FeedAccess(null, PollConfig.CLIENT, Duration.ofSeconds(20)),
                        FaultShares.all(0.03),
                        new FaultTimes(
                                Duration.ofSeconds(10),
                                Duration.ofMillis(500),
                                Duration.ofSeconds(1)));
        return new FeedServer(settings, new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    }

    @Test
    void everyFaultAndCrashesLoseNothingAndRepeatNothing() throws Exception { // R1, R7
        String run = "seed %d, %d events".formatted(SEED, EVENTS);
        try (FeedServer feed = carrier();
                Pipeline pipeline =
                        Pipeline.polling("poller-faults", CONFIG.write("poller-faults", feed))) {
            SplittableRandom random = new SplittableRandom(SEED);
            for (int kill = 1; kill <= KILLS; kill++) {
                int requests = 1 + random.nextInt(2 * PAGES / KILLS);
                awaitRequests(feed, requests, "%s, kill %d".formatted(run, kill));
                Pipeline.pause(Duration.ofMillis(random.nextInt(200)));
                crash(pipeline.ingest);
            }
            awaitRowsAndFaults(pipeline, feed, run);
            pipeline.topics.awaitAllProcessed(Pipeline.PATIENCE);

            StoredEvents stored = StoredEvents.in(pipeline.database, feed.expected());
            FeedReport report = feed.report();
            assertThat(stored.lost()).as(run).isEmpty();
            assertThat(stored.strange()).as(run).isEmpty();
            assertThat(stored.rows()).as(run).isEqualTo(report.expected());
            assertThat(report.faults())
                    .as(run)
                    .allSatisfy((fault, count) -> assertThat(count).as(fault).isPositive());
            assertThat(report.onlyLate()).as("rows that only looking back finds").isPositive();
            assertThat(report.tiesCut()).as("ties across borders of pages").isPositive();
        }
    }

    private static void awaitRequests(FeedServer feed, int requests, String when) {
        long enough = feed.report().requests() + requests;
        await(when)
                .atMost(PATIENCE)
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(5))
                .until(() -> feed.report().requests() >= enough);
    }

    private static void awaitRowsAndFaults(Pipeline pipeline, FeedServer feed, String run) {
        await(run)
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(200))
                .untilAsserted(() -> {
                    FeedReport report = feed.report();
                    assertThat(StoredEvents.count(pipeline.database))
                            .as("%s", report)
                            .isEqualTo(report.expected());
                    assertThat(report.faults().values()).as("%s", report).doesNotContain(0L);
                });
    }

    private static void crash(ServiceProcess ingest) {
        ingest.kill();
        ingest.start();
    }
}
