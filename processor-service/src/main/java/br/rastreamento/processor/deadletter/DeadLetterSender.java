package br.rastreamento.processor.deadletter;

import br.rastreamento.evento.DeadLetterHeaders;
import br.rastreamento.evento.Topics;
import br.rastreamento.evento.Violation;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/// Sends messages to [Topics#DEAD_LETTERS]: original bytes and headers, with the reason in [DeadLetterHeaders] (R7).
/// Thread-safe.
@Component
public class DeadLetterSender {

    private final KafkaTemplate<byte[], byte[]> kafka;
    private final JsonMapper json = new JsonMapper();

    DeadLetterSender(KafkaTemplate<byte[], byte[]> kafka) {
        this.kafka = kafka;
    }

    /// Returns when Kafka has acknowledged every one (`acks=all`).
    ///
    /// @throws java.util.concurrent.CompletionException when Kafka does not; some may have been sent
    public void send(List<DeadLetter> deadLetters) {
        CompletableFuture<?>[] acknowledgements =
                deadLetters.stream()
                        .map(this::message)
                        .map(kafka::send)
                        .toArray(CompletableFuture[]::new);
        CompletableFuture.allOf(acknowledgements).join();
    }

    private ProducerRecord<byte[], byte[]> message(DeadLetter deadLetter) {
        ConsumerRecord<byte[], byte[]> original = deadLetter.message();
        ProducerRecord<byte[], byte[]> message =
                new ProducerRecord<>(
                        Topics.DEAD_LETTERS,
                        null,
                        original.key(),
                        original.value(),
                        original.headers());
        Violation first = deadLetter.violations().getFirst();
        put(message.headers(), DeadLetterHeaders.CODE, first.codigo().code());
        put(message.headers(), DeadLetterHeaders.FIELD, first.campo());
        put(message.headers(), DeadLetterHeaders.MESSAGE, first.mensagem());
        put(
                message.headers(),
                DeadLetterHeaders.VIOLATIONS,
                json.writeValueAsString(wire(deadLetter.violations())));
        put(message.headers(), DeadLetterHeaders.SOURCE_TOPIC, original.topic());
        put(
                message.headers(),
                DeadLetterHeaders.SOURCE_PARTITION,
                Integer.toString(original.partition()));
        put(message.headers(), DeadLetterHeaders.SOURCE_OFFSET, Long.toString(original.offset()));
        return message;
    }

    private static List<Map<String, String>> wire(List<Violation> violations) {
        return violations.stream()
                .map(v ->
                        Map.of(
                                "campo",
                                v.campo(),
                                "codigo",
                                v.codigo().code(),
                                "mensagem",
                                v.mensagem()))
                .toList();
    }

    private static void put(Headers headers, String name, String value) {
        headers.remove(name);
        headers.add(name, value.getBytes(StandardCharsets.UTF_8));
    }
}
