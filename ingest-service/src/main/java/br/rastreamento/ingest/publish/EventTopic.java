package br.rastreamento.ingest.publish;

import br.rastreamento.evento.Topics;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.config.TopicConfig;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/// Sees to it that the topic is there before anything is sent: a broker that creates topics by itself would give it one
/// partition. Thread-safe; asking from several threads at once does no harm.
@Component
class EventTopic {

    private static final Duration BACKGROUND_LIMIT = Duration.ofSeconds(5);

    private final TopicCreation creation;

    EventTopic(KafkaCluster cluster, PublishSettings settings) {
        creation =
                cluster.creationOf(
                        Topics.EVENTS,
                        settings.topicPartitions(),
                        Map.of(
                                TopicConfig.MAX_MESSAGE_BYTES_CONFIG,
                                Integer.toString(Topics.EVENTS_MAX_MESSAGE_BYTES)));
    }

    /// Whether the topic is there, created now if need be. Costs nothing once it was seen.
    boolean exists(Duration limit) {
        return creation.exists(limit);
    }

    /// Something went wrong with the topic; it may have vanished with its broker's data.
    void askAgain() {
        creation.askAgain();
    }

    /// Creates the topic soon after Kafka is first there, not only with the first request.
    @Scheduled(fixedDelay = 2, timeUnit = TimeUnit.SECONDS)
    void lookForTopic() {
        exists(BACKGROUND_LIMIT);
    }
}
