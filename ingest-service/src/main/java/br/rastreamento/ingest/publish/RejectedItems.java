package br.rastreamento.ingest.publish;

import static java.nio.charset.StandardCharsets.UTF_8;

import br.rastreamento.evento.DeadLetterHeaders;
import br.rastreamento.evento.EventHeaders;
import br.rastreamento.evento.Topics;
import br.rastreamento.evento.Violation;
import java.util.List;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.springframework.kafka.core.ProducerFactory;
import org.springframework.stereotype.Component;

/// Keeps items that are no events and whose sender is not there to be told: in the topic of dead letters, with the reason
/// and the source in headers. They were in no topic before, so the headers about the original message are absent.
/// Thread-safe; blocks the calling (virtual) thread.
@Component
public final class RejectedItems {

    private final ProducerFactory<byte[], byte[]> producers;
    private final DeadLetterTopic topic;
    private final AcknowledgementWait wait;
    private final PublishSettings settings;

    RejectedItems(
            ProducerFactory<byte[], byte[]> producers,
            DeadLetterTopic topic,
            AcknowledgementWait wait,
            PublishSettings settings) {
        this.producers = producers;
        this.topic = topic;
        this.wait = wait;
        this.settings = settings;
    }

    /// An item and why it is no event.
    ///
    /// @param json as it was received, or the beginning of it
    /// @param size bytes that were received
    /// @param violations at least one
    // Lives until it is sent; nobody compares or changes it.
    @SuppressWarnings("ArrayRecordComponent")
    public record RejectedItem(byte[] json, int size, List<Violation> violations) {

        private boolean isCut() {
            return json.length < size;
        }
    }

    /// Sends them and waits for Kafka's acknowledgement. Stops at the first failure.
    public PublishOutcome keep(List<RejectedItem> items, Provenance provenance) {
        PublishOutcome outcome = send(items, provenance);
        if (outcome instanceof PublishOutcome.Unavailable) {
            topic.askAgain();
        }
        return outcome;
    }

    private PublishOutcome send(List<RejectedItem> items, Provenance provenance) {
        if (items.isEmpty()) {
            return new PublishOutcome.Acknowledged();
        }
        if (!topic.exists(settings.ackTimeout())) {
            return new PublishOutcome.Unavailable("Kafka does not answer, or has no topic");
        }
        Acknowledgements acknowledgements = new Acknowledgements(items.size());
        try {
            Producer<byte[], byte[]> producer = producers.createProducer(); // one, shared
            for (RejectedItem item : items) {
                if (acknowledgements.decided()) {
                    break;
                }
                var message =
                        new ProducerRecord<byte[], byte[]>(
                                Topics.DEAD_LETTERS,
                                null,
                                null,
                                null,
                                item.json(),
                                headers(item, provenance));
                var _ = producer.send(message, acknowledgements); // it tells all
            }
        } catch (KafkaException e) {
            return new PublishOutcome.Unavailable(e.getClass().getSimpleName());
        }
        return wait.await(acknowledgements, settings.ackTimeout());
    }

    private static Headers headers(RejectedItem item, Provenance provenance) {
        Headers headers = new RecordHeaders();
        put(headers, EventHeaders.SOURCE, provenance.source());
        put(headers, EventHeaders.RECEIVED_AT, provenance.receivedAt().toString());
        put(headers, EventHeaders.TRACEPARENT, provenance.traceparent());
        DeadLetterHeaders.reasons(item.violations())
                .forEach((name, value) -> put(headers, name, value));
        if (item.isCut()) {
            put(headers, DeadLetterHeaders.ORIGINAL_SIZE, Integer.toString(item.size()));
        }
        return headers;
    }

    private static void put(Headers headers, String name, String value) {
        headers.add(name, value.getBytes(UTF_8));
    }
}
