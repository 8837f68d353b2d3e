package br.rastreamento.ingest.publish;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import br.rastreamento.evento.EventHeaders;
import br.rastreamento.evento.Topics;
import java.time.Duration;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.core.ProducerFactory;
import org.springframework.stereotype.Component;

/// Hands events to Kafka and waits for its acknowledgement, within one time limit for the whole request. Stops at the
/// first failure. Thread-safe; blocks the calling (virtual) thread.
@Component
public final class EventPublisher {

    private static final Logger LOG = LoggerFactory.getLogger(EventPublisher.class);

    private static final String NO_TOPIC = "Kafka does not answer, or has no topic";

    private final ProducerFactory<byte[], byte[]> producers;
    private final StreamProducer streams;
    private final EventTopic topic;
    private final AcknowledgementWait wait;
    private final PublishSettings settings;

    EventPublisher(
            ProducerFactory<byte[], byte[]> producers,
            StreamProducer streams,
            EventTopic topic,
            AcknowledgementWait wait,
            PublishSettings settings) {
        this.producers = producers;
        this.streams = streams;
        this.topic = topic;
        this.wait = wait;
        this.settings = settings;
    }

    /// Publishes the events in their order.
    public PublishOutcome publish(OutgoingEvents events, Provenance provenance) {
        if (events.size() == 0) {
            return new PublishOutcome.Acknowledged();
        }
        long start = System.nanoTime();
        PublishOutcome outcome = publishFrom(start, events, provenance);
        if (outcome instanceof PublishOutcome.Unavailable(String reason)) {
            topic.askAgain();
            LOG.atWarn()
                    .addKeyValue("reason", reason)
                    .addKeyValue("events", events.size())
                    .addKeyValue("millis", (System.nanoTime() - start) / 1_000_000)
                    .log("events not acknowledged");
        }
        return outcome;
    }

    /// Begins to publish the events of a stream.
    public PublishStream stream(Provenance provenance) {
        boolean there = topic.exists(settings.maxBlock());
        return new PublishStream(
                streams.get(),
                headers(provenance),
                settings.streamAckTimeout(),
                there ? null : NO_TOPIC,
                topic::askAgain);
    }

    private PublishOutcome publishFrom(long start, OutgoingEvents events, Provenance provenance) {
        // One call of the producer may block that long: begin none that could end too late.
        Duration sendLimit = settings.ackTimeout().minus(settings.maxBlock());
        if (!topic.exists(settings.maxBlock())) {
            return new PublishOutcome.Unavailable(NO_TOPIC);
        }
        Acknowledgements acknowledgements = new Acknowledgements(events.size());
        Headers headers = headers(provenance);
        try {
            Producer<byte[], byte[]> producer = producers.createProducer(); // one, shared
            for (int i = 0; i < events.size() && !acknowledgements.decided(); i++) {
                if (remaining(start, sendLimit).isNegative()) {
                    return new PublishOutcome.Unavailable("not all events sent in time");
                }
                var _ =
                        producer.send(
                                message(events, i, headers), acknowledgements); // it tells all
            }
        } catch (KafkaException e) {
            return new PublishOutcome.Unavailable(e.getClass().getSimpleName());
        }
        return wait.await(acknowledgements, remaining(start, settings.ackTimeout()));
    }

    private static ProducerRecord<byte[], byte[]> message(
            OutgoingEvents events, int index, Headers headers) {
        byte[] key = Long.toString(events.idPacote(index)).getBytes(US_ASCII);
        return new ProducerRecord<>(Topics.EVENTS, null, null, key, events.json(index), headers);
    }

    private static Headers headers(Provenance provenance) {
        return new RecordHeaders()
                .add(EventHeaders.SOURCE, provenance.source().getBytes(UTF_8))
                .add(EventHeaders.RECEIVED_AT, provenance.receivedAt().toString().getBytes(UTF_8))
                .add(EventHeaders.TRACEPARENT, provenance.traceparent().getBytes(UTF_8));
    }

    private static Duration remaining(long start, Duration limit) {
        return limit.minusNanos(System.nanoTime() - start);
    }
}
