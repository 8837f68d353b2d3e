package br.rastreamento.ingest.publish;

import br.rastreamento.evento.TopicReplication;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/// How events are handed to Kafka.
///
/// @param ackTimeout how long a request waits until Kafka has acknowledged all of its events, 500 ms to 1 min
/// @param streamAckTimeout how long a stream waits for Kafka at one point before it gives up, 1 s to 10 min
/// @param topicPartitions partitions of the topic where it does not exist yet, 1 to 10,000
/// @param topicReplication brokers that keep each topic that does not exist yet; 0: as they say themselves
@Validated
@ConfigurationProperties("ingest.publish")
record PublishSettings(
        @DefaultValue("4s") @DurationMin(millis = 500) @DurationMax(minutes = 1)
                Duration ackTimeout,
        @DefaultValue("60s") @DurationMin(seconds = 1) @DurationMax(minutes = 10)
                Duration streamAckTimeout,
        @DefaultValue("12") @Min(1) @Max(10_000) int topicPartitions,
        @DefaultValue("0") @Min(0) @Max(Short.MAX_VALUE) int topicReplication) {

    /// How long one call of the producer may block, for metadata or for room in its buffer.
    Duration maxBlock() {
        return ackTimeout.dividedBy(4);
    }

    TopicReplication replication() {
        return new TopicReplication(topicReplication);
    }
}
