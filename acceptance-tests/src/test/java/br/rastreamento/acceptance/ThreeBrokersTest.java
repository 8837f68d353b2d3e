package br.rastreamento.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import br.rastreamento.evento.Topics;
import br.rastreamento.simulator.feed.FaultShares;
import br.rastreamento.simulator.feed.FeedAccess;
import br.rastreamento.simulator.feed.FeedServer;
import br.rastreamento.simulator.feed.FeedSettings;
import br.rastreamento.simulator.feed.FeedSettings.FaultTimes;
import br.rastreamento.simulator.send.SendReport;
import br.rastreamento.simulator.send.SendSettings;
import br.rastreamento.simulator.send.Sender;
import br.rastreamento.simulator.send.StopSignal;
import br.rastreamento.simulator.stream.EventStream;
import br.rastreamento.simulator.stream.Shares;
import br.rastreamento.simulator.stream.StreamSettings;
import br.rastreamento.stack.Services;
import br.rastreamento.testservers.ThreeBrokers;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.TopicPartitionInfo;
import org.apache.kafka.common.config.ConfigResource;
import org.junit.jupiter.api.Test;

/// One of three brokers dies, the one that controls the others, while carriers send and are polled.
/// `-Dacceptance.brokers.events`, `-Dacceptance.brokers.rate` for more.
class ThreeBrokersTest {

    private static final int EVENTS = Integer.getInteger("acceptance.brokers.events");
    private static final int RATE = Integer.getInteger("acceptance.brokers.rate");
    private static final int FEED_EVENTS = 500;
    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final List<String> TOPICS =
            List.of(
                    Topics.EVENTS,
                    Topics.DEAD_LETTERS,
                    Topics.DEAD_LETTERS + ".reenvios",
                    "rastreamento.ingest.cursores");

    private static final PollConfig POLL =
            new PollConfig(
                    50, Duration.ofMillis(250), Duration.ofMinutes(5), Duration.ofSeconds(2));

    @Test
    void theLossOfABrokerCostsNoAcceptedEventAndNobodyHasToHelp() throws Exception { // R1, R6, R7
        Path logs = Path.of("target", "logs", "three-brokers");
        try (ThreeBrokers kafka = new ThreeBrokers(logs);
                FeedServer feed = carrier();
                Pipeline pipeline =
                        Pipeline.on(kafka.bootstrapServers(), "three-brokers", settings(feed));
                Admin admin =
                        Admin.create(
                                Map.of("bootstrap.servers", pipeline.topics.bootstrapServers()))) {
            await().atMost(LIMIT).untilAsserted(() -> assertReplicated(admin, 3));

            StopSignal stop = new StopSignal();
            Sender sender = sender(pipeline, stop);
            CompletableFuture<SendReport> sending =
                    CompletableFuture.supplyAsync(() -> run(sender), Thread::startVirtualThread);
            await().atMost(LIMIT).until(() -> sender.report().accepted() > EVENTS / 5);
            int controller = kafka.controller();
            kafka.kill(controller);
            long killed = System.nanoTime();
            long acceptedThen = sender.report().accepted();
            assertThat(sending).as("under load").isNotDone();

            await().atMost(LIMIT)
                    .pollInterval(Duration.ofMillis(50))
                    .until(() -> sender.report().accepted() > acceptedThen + RATE);
            System.out.printf(
                    "a second's worth of events accepted %d ms after the death of broker %d%n",
                    (System.nanoTime() - killed) / 1_000_000, controller);
            SendReport report = sending.join();
            System.out.println(report);
            assertThat(report.addsUp()).as("%s", report.contradictions()).isTrue();
            await().atMost(Pipeline.PATIENCE)
                    .untilAsserted(() ->
                            assertThat(StoredEvents.count(pipeline.database))
                                    .as("each distinct event once (R1, R7)")
                                    .isEqualTo(report.distinct() + feed.report().expected()));
            pipeline.topics.awaitAllProcessed(Pipeline.PATIENCE);
            assertThat(StoredEvents.in(pipeline.database, feed.expected()).lost())
                    .as("of what was polled")
                    .isEmpty();
            assertThat(Figures.in(pipeline.get("/api/v1/indicadores")))
                    .isEqualTo(Figures.recountedIn(pipeline.database));
            assertThat(pipeline.topics.deadLetters()).isEmpty();

            kafka.start(controller);
            await("all are in sync again")
                    .atMost(LIMIT)
                    .untilAsserted(() -> assertReplicated(admin, 3));
        }
    }

    private static void assertReplicated(Admin admin, int inSync) throws Exception {
        Map<String, TopicDescription> topics = admin.describeTopics(TOPICS).allTopicNames().get();
        assertThat(topics.values())
                .flatExtracting(TopicDescription::partitions)
                .allSatisfy(partition ->
                        assertThat(partition)
                                .returns(3, p -> p.replicas().size())
                                .returns(inSync, (TopicPartitionInfo p) -> p.isr().size()));
        List<ConfigResource> resources =
                TOPICS.stream()
                        .map(topic -> new ConfigResource(ConfigResource.Type.TOPIC, topic))
                        .toList();
        assertThat(admin.describeConfigs(resources).all().get())
                .allSatisfy((topic, config) ->
                        assertThat(config.get("min.insync.replicas").value())
                                .as(topic.name())
                                .isEqualTo("2"));
    }

    private static Map<String, String> settings(FeedServer feed) throws Exception {
        Map<String, String> settings = new HashMap<>(POLL.write("three-brokers", feed));
        settings.put("KAFKA_TOPIC_REPLICATION", "3");
        return settings;
    }

    private static FeedServer carrier() throws Exception {
        FeedSettings settings =
                new FeedSettings(
                        StreamSettings.of(
                                11,
                                FEED_EVENTS,
                                Instant.parse("2026-11-23T12:00:00Z"),
                                new Shares(0.03, 0.03, 0, 0)),
                        FEED_EVENTS / 20, // a second: past the death of the broker
                        Duration.ofSeconds(2),
                        new FeedAccess(null, PollConfig.CLIENT, FeedAccess.TOKEN_LIFE),
                        FaultShares.none(),
                        FaultTimes.STANDARD);
        return new FeedServer(settings, new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    }

    private static Sender sender(Pipeline pipeline, StopSignal stop) {
        return new Sender(
                new SendSettings(
                        pipeline.webhook(),
                        Services.TOKEN,
                        100,
                        4,
                        RATE,
                        SendSettings.FIRST_RETRY,
                        Duration.ofMinutes(3)),
                new EventStream(
                        StreamSettings.of(
                                4,
                                EVENTS,
                                Instant.now().truncatedTo(ChronoUnit.SECONDS),
                                new Shares(0.03, 0.03, 0.03, 0))),
                stop);
    }

    private static SendReport run(Sender sender) {
        try {
            return sender.run();
        } catch (InterruptedException e) {
            throw new IllegalStateException("interrupted", e);
        }
    }
}
