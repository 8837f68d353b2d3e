package br.rastreamento.processor.deadletter;

import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.KafkaException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.kafka.core.KafkaAdmin;
import org.springframework.stereotype.Component;

/// Makes the topic of dead letters anew where somebody has deleted it, to be rid of its letters, under a running service:
/// no broker of ours creates topics by itself, so the next message that is no event would stall its partition (R8).
@Component
class DeadLetterTopic {

    private static final Logger log = LoggerFactory.getLogger(DeadLetterTopic.class);

    private final KafkaAdmin admin;
    private final NewTopic topic;

    DeadLetterTopic(KafkaAdmin admin, @Qualifier("topicOfDeadLetters") NewTopic topic) {
        this.admin = admin;
        this.topic = topic;
    }

    /// Creates it if it is not there. Whether it is now, the next letter tells. Blocks for as long as Kafka's admin client
    /// may.
    void ensure() {
        try {
            admin.createOrModifyTopics(topic);
        } catch (KafkaException | org.springframework.kafka.KafkaException e) {
            log.atDebug().setCause(e).log("topic of dead letters neither found nor created");
        }
    }
}
