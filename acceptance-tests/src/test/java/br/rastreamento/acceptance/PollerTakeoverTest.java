package br.rastreamento.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import br.rastreamento.simulator.feed.FaultShares;
import br.rastreamento.simulator.feed.FeedAccess;
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
import org.junit.jupiter.api.Test;

/// Two instances with the same sources.
class PollerTakeoverTest {

    private static final Duration LIMIT = Duration.ofSeconds(15);
    private static final int EVENTS = 4_000;
    private static final int EVENTS_A_SECOND = 50;

    private static final PollConfig CONFIG =
            new PollConfig(
                    100, Duration.ofMillis(250), Duration.ofMinutes(5), Duration.ofSeconds(2));

    private static FeedServer carrier() throws Exception {
        FeedSettings settings =
                new FeedSettings(
                        StreamSettings.of(
                                11,
                                EVENTS,
                                Instant.parse("2026-11-23T12:00:00Z"),
                                new Shares(0.03, 0.03, 0, 0)),
                        EVENTS_A_SECOND,
                        Duration.ofSeconds(2),
                        new FeedAccess(null, PollConfig.CLIENT, FeedAccess.TOKEN_LIFE),
                        FaultShares.none(),
                        FaultTimes.STANDARD);
        return new FeedServer(settings, new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    }

    @Test
    void oneInstancePollsAndAnotherContinuesWithin15SecondsOfItsDeath() throws Exception { // R1, R7
        try (FeedServer feed = carrier();
                Pipeline pipeline =
                        Pipeline.polling("poller-takeover", CONFIG.write("poller-takeover", feed));
                ServiceProcess second = pipeline.secondIngest()) {
            awaitOneOwner(pipeline, second);
            awaitProgress(feed, Pipeline.PATIENCE);
            boolean firstPolls = pipeline.polls(pipeline.ingest);
            ServiceProcess poller = firstPolls ? pipeline.ingest : second;
            ServiceProcess other = firstPolls ? second : pipeline.ingest;
            assertThat(pipeline.polls(other)).as("two poll one source").isFalse();

            poller.kill();
            long killed = System.nanoTime();
            awaitProgress(feed, LIMIT);
            Duration gap = Duration.ofNanos(System.nanoTime() - killed);
            System.out.printf("the other instance went on after %d ms%n", gap.toMillis());
            assertThat(gap).isLessThan(LIMIT);
            assertThat(feed.report().published())
                    .as("there was something left to poll")
                    .isLessThan(EVENTS);

            await().atMost(Pipeline.PATIENCE)
                    .pollInterval(Duration.ofMillis(200))
                    .until(() -> StoredEvents.count(pipeline.database) == feed.report().expected());
            StoredEvents stored = StoredEvents.in(pipeline.database, feed.expected());
            assertThat(stored.lost()).isEmpty();
            assertThat(stored.strange()).isEmpty();
            assertThat(stored.rows()).isEqualTo(feed.report().expected());
        }
    }

    private static void awaitOneOwner(Pipeline pipeline, ServiceProcess second) {
        await().atMost(Pipeline.PATIENCE)
                .until(() -> pipeline.polls(pipeline.ingest) != pipeline.polls(second));
    }

    /// Waits for a row that nobody had read before.
    private static void awaitProgress(FeedServer feed, Duration limit) {
        int before = feed.report().passed();
        await().atMost(limit)
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(20))
                .until(() -> feed.report().passed() > before);
    }
}
