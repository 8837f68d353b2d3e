package br.rastreamento.processor.deadletter;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;

import br.rastreamento.evento.DeadLetterHeaders;
import br.rastreamento.evento.Topics;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.KafkaException;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.stereotype.Component;

/// Sends messages to [Topics#DEAD_LETTERS]: original bytes and headers, with the reason in [DeadLetterHeaders] (R7).
///
/// A message whose bytes Kafka does not take back, not even compressed, must not stall its partition (R8): its dead letter
/// is cut, and says in [DeadLetterHeaders#ORIGINAL_SIZE] how long the value was. The whole stays at its source offset for as long as
/// Kafka keeps it. Thread-safe.
@Component
public class DeadLetterSender {

    /// Bytes that a cut letter keeps of the value, and at most of the key and of the message's own headers together.
    private static final int KEPT = 256 << 10;

    /// Letters whose parcels a log line names.
    private static final int NAMED = 10;

    private static final Logger log = LoggerFactory.getLogger(DeadLetterSender.class);

    private final KafkaTemplate<byte[], byte[]> kafka;
    private final DeadLetterTopic topic;

    DeadLetterSender(KafkaTemplate<byte[], byte[]> kafka, DeadLetterTopic topic) {
        this.kafka = kafka;
        this.topic = topic;
    }

    /// Returns when Kafka has acknowledged every one (`acks=all`).
    ///
    /// @throws CompletionException when Kafka does not; some may have been sent
    public void send(List<DeadLetter> deadLetters) {
        try {
            sendAll(deadLetters);
        } catch (CompletionException e) {
            topic.ensure();
            throw e;
        }
        log.atWarn()
                .addKeyValue("letters", deadLetters.size())
                .addKeyValue("codes", codes(deadLetters))
                .addKeyValue("parcels", parcels(deadLetters))
                .log("messages kept as dead letters");
    }

    private void sendAll(List<DeadLetter> deadLetters) {
        List<CompletableFuture<?>> acknowledgements = new ArrayList<>();
        for (DeadLetter letter : deadLetters) {
            CompletableFuture<?> acknowledgement = send(message(letter));
            acknowledgements.add(acknowledgement);
            if (acknowledgement.isCompletedExceptionally()
                    && !isTooLarge(acknowledgement.exceptionNow())) {
                // Each further one may block as long: together, until we are out of the group.
                acknowledgement.join();
            }
        }
        for (int i = 0; i < acknowledgements.size(); i++) {
            try {
                acknowledgements.get(i).join();
            } catch (CompletionException e) {
                if (!isTooLarge(e)) {
                    throw e;
                }
                send(cut(deadLetters.get(i))).join();
            }
        }
    }

    private static Map<String, Long> codes(List<DeadLetter> deadLetters) {
        return deadLetters.stream()
                .map(letter -> letter.violations().getFirst().codigo().code())
                .collect(groupingBy(Function.identity(), TreeMap::new, counting()));
    }

    /// Ids of the first of them, where they can be told.
    private static List<Long> parcels(List<DeadLetter> deadLetters) {
        return deadLetters.stream()
                .limit(NAMED)
                .flatMap(letter -> letter.parcel().stream())
                .toList();
    }

    /// Some failures the client throws at once, others come later; for callers they are one.
    private CompletableFuture<?> send(ProducerRecord<byte[], byte[]> message) {
        try {
            return kafka.send(message);
        } catch (KafkaException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    private static boolean isTooLarge(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof RecordTooLargeException) {
                return true;
            }
        }
        return false;
    }

    private static ProducerRecord<byte[], byte[]> cut(DeadLetter deadLetter) {
        ProducerRecord<byte[], byte[]> whole = message(deadLetter);
        var headers = new RecordHeaders();
        int bytes = 0;
        for (Header header : deadLetter.message().headers()) {
            bytes += header.key().length() + (header.value() == null ? 0 : header.value().length);
            if (bytes <= KEPT) {
                headers.add(header);
            }
        }
        reasons(deadLetter, headers);
        int size = whole.value() == null ? 0 : whole.value().length;
        put(headers, DeadLetterHeaders.ORIGINAL_SIZE, Integer.toString(size));
        return new ProducerRecord<>(
                whole.topic(), null, cut(whole.key()), cut(whole.value()), headers);
    }

    private static byte @Nullable [] cut(byte @Nullable [] bytes) {
        return bytes == null || bytes.length <= KEPT ? bytes : Arrays.copyOf(bytes, KEPT);
    }

    private static ProducerRecord<byte[], byte[]> message(DeadLetter deadLetter) {
        ConsumerRecord<byte[], byte[]> original = deadLetter.message();
        var headers = new RecordHeaders(original.headers());
        reasons(deadLetter, headers);
        return new ProducerRecord<>(
                Topics.DEAD_LETTERS, null, original.key(), original.value(), headers);
    }

    private static void reasons(DeadLetter deadLetter, Headers headers) {
        ConsumerRecord<byte[], byte[]> original = deadLetter.message();
        DeadLetterHeaders.reasons(deadLetter.violations())
                .forEach((name, value) -> put(headers, name, value));
        put(headers, DeadLetterHeaders.SOURCE_TOPIC, original.topic());
        put(headers, DeadLetterHeaders.SOURCE_PARTITION, Integer.toString(original.partition()));
        put(headers, DeadLetterHeaders.SOURCE_OFFSET, Long.toString(original.offset()));
    }

    private static void put(Headers headers, String name, String value) {
        headers.remove(name);
        headers.add(name, value.getBytes(StandardCharsets.UTF_8));
    }
}
