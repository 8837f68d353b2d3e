package br.rastreamento.ingest.publish;

import br.rastreamento.evento.Topics;
import java.time.Duration;
import java.util.Map;
import org.apache.kafka.common.config.TopicConfig;
import org.springframework.stereotype.Component;

/// Sees to it that the topic of dead letters is there before anything is sent to it; as the processor does, whoever comes
/// first. Thread-safe.
@Component
class DeadLetterTopic {

    private final TopicCreation creation;

    DeadLetterTopic(KafkaCluster cluster) {
        creation =
                cluster.creationOf(
                        Topics.DEAD_LETTERS,
                        1,
                        Map.of(
                                TopicConfig.MAX_MESSAGE_BYTES_CONFIG,
                                Integer.toString(Topics.DEAD_LETTERS_MAX_MESSAGE_BYTES)));
    }

    boolean exists(Duration limit) {
        return creation.exists(limit);
    }

    /// Something went wrong with the topic; somebody may have deleted it, to be rid of its letters.
    void askAgain() {
        creation.askAgain();
    }
}
