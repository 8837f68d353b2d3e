package br.rastreamento.testservers;

import org.testcontainers.kafka.KafkaContainer;
import org.testcontainers.utility.DockerImageName;

/// Starts the JVM's broker when it is first asked for.
final class SharedKafka {

    static final String BOOTSTRAP_SERVERS = start();

    private SharedKafka() {}

    private static String start() {
        QuietLogs.apply();
        return Docker.isWanted() ? container() : inProcess();
    }

    private static String inProcess() {
        OwnKafka kafka = new OwnKafka();
        AtExit.close(kafka);
        return kafka.bootstrapServers();
    }

    /// As in process: no topics out of nothing, no wait for more members, a killed member replaced after 10 s.
    @SuppressWarnings("resource") // Testcontainers ends it with the JVM
    private static String container() {
        KafkaContainer kafka =
                new KafkaContainer(DockerImageName.parse("apache/kafka:4.2.2"))
                        .withEnv("KAFKA_AUTO_CREATE_TOPICS_ENABLE", "false")
                        .withEnv("KAFKA_GROUP_INITIAL_REBALANCE_DELAY_MS", "0")
                        .withEnv("KAFKA_GROUP_CONSUMER_MIN_HEARTBEAT_INTERVAL_MS", "1000")
                        .withEnv("KAFKA_GROUP_CONSUMER_HEARTBEAT_INTERVAL_MS", "1000")
                        .withEnv("KAFKA_GROUP_CONSUMER_MIN_SESSION_TIMEOUT_MS", "10000")
                        .withEnv("KAFKA_GROUP_CONSUMER_SESSION_TIMEOUT_MS", "10000");
        kafka.start();
        return kafka.getBootstrapServers();
    }
}
