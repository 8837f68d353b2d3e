package br.rastreamento.stack.server;

import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;

/// Kafka's settings for a single node on one machine.
final class BrokerSettings {

    private static final int MIB = 1024 * 1024;

    private static final Map<String, String> FIXED =
            Map.ofEntries(
                    Map.entry("process.roles", "broker,controller"),
                    Map.entry("node.id", "1"),
                    Map.entry("controller.listener.names", "CONTROLLER"),
                    Map.entry(
                            "listener.security.protocol.map",
                            "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT"),
                    Map.entry("auto.create.topics.enable", "false"),
                    // The dead-letter topic takes 4 MiB.
                    Map.entry("message.max.bytes", Integer.toString(4 * MIB + 64 * 1024)),
                    // 30 days of events and of positions, as in Docker: laptops are switched off
                    // for weeks.
                    Map.entry("log.retention.hours", "720"),
                    Map.entry("offsets.retention.minutes", "43200"),
                    Map.entry("default.replication.factor", "1"),
                    Map.entry("min.insync.replicas", "1"),
                    // One node holds the internal topics; a few partitions instead of 50 each start
                    // faster.
                    Map.entry("offsets.topic.replication.factor", "1"),
                    Map.entry("offsets.topic.num.partitions", "4"),
                    Map.entry("transaction.state.log.replication.factor", "1"),
                    Map.entry("transaction.state.log.min.isr", "1"),
                    Map.entry("transaction.state.log.num.partitions", "4"),
                    Map.entry("share.coordinator.state.topic.replication.factor", "1"),
                    Map.entry("share.coordinator.state.topic.min.isr", "1"),
                    Map.entry("share.coordinator.state.topic.num.partitions", "4"),
                    // Both group protocols. A member that was killed is replaced after 10 s rather
                    // than 45 s.
                    Map.entry("group.coordinator.rebalance.protocols", "classic,consumer"),
                    Map.entry("group.initial.rebalance.delay.ms", "0"),
                    Map.entry("group.consumer.min.heartbeat.interval.ms", "1000"),
                    Map.entry("group.consumer.heartbeat.interval.ms", "1000"),
                    Map.entry("group.consumer.min.session.timeout.ms", "10000"),
                    Map.entry("group.consumer.session.timeout.ms", "10000"),
                    // One laptop: fewer threads, and not 128 MiB of heap for the log cleaner.
                    Map.entry("num.network.threads", "2"),
                    Map.entry("num.io.threads", "4"),
                    Map.entry("background.threads", "4"),
                    Map.entry("log.cleaner.dedupe.buffer.size", Integer.toString(8 * MIB)));

    private BrokerSettings() {}

    /// @param advertisedPort where clients are told to connect to
    /// @param controllerPort for the broker's talk with its own controller; may differ from start to start
    static Properties of(Path dataDirectory, int port, int advertisedPort, int controllerPort) {
        var settings = new Properties();
        settings.putAll(FIXED);
        settings.setProperty("log.dirs", logDirectory(dataDirectory).toString());
        settings.setProperty("controller.quorum.voters", "1@127.0.0.1:" + controllerPort);
        settings.setProperty(
                "listeners",
                "PLAINTEXT://127.0.0.1:%d,CONTROLLER://127.0.0.1:%d"
                        .formatted(port, controllerPort));
        settings.setProperty("advertised.listeners", "PLAINTEXT://127.0.0.1:" + advertisedPort);
        return settings;
    }

    static Path logDirectory(Path dataDirectory) {
        return dataDirectory.toAbsolutePath().resolve("log");
    }
}
