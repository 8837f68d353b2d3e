package br.rastreamento.evento;

import java.util.Map;
import java.util.Optional;

/// On how many brokers the topics are kept that a service creates; the same for all of them, whichever service is first.
///
/// @param factor number of brokers, at most 32,767; 0: what the brokers' `default.replication.factor` says
public record TopicReplication(int factor) {

    /// As the brokers say.
    public static final TopicReplication OF_THE_BROKERS = new TopicReplication(0);

    private static final int ONE_MAY_FAIL = 3;

    public TopicReplication {
        if (factor < 0 || factor > Short.MAX_VALUE) {
            throw new IllegalArgumentException(
                    "KAFKA_TOPIC_REPLICATION must be between 0 and %d: %d"
                            .formatted(Short.MAX_VALUE, factor));
        }
    }

    /// For a topic's creation; empty leaves it to the brokers.
    public Optional<Short> replicas() {
        return factor == 0 ? Optional.empty() : Optional.of((short) factor);
    }

    /// For a topic's creation. With three replicas or more, an acknowledgement means two of them (R7): one broker may be
    /// lost for good with nothing lost, and one may be away with nothing refused.
    public Map<String, String> settings() {
        return factor >= ONE_MAY_FAIL ? Map.of("min.insync.replicas", "2") : Map.of();
    }
}
