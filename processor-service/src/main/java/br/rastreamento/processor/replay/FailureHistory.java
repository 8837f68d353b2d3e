package br.rastreamento.processor.replay;

import br.rastreamento.evento.DeadLetterHeaders;
import br.rastreamento.processor.replay.Failure.Origin;
import br.rastreamento.processor.replay.Failure.Reason;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

/// Every time that a message failed, oldest first: the earlier ones are in the header [DeadLetterHeaders#HISTORY], which
/// a replay writes, and the last one in the letter's own headers. Pure.
final class FailureHistory {

    /// Failures that a header keeps: the first, and the latest. A message must not outgrow its topic by being replayed.
    static final int KEPT = 20;

    private static final int MAX_HEADER_BYTES = 64 << 10;
    private static final JsonMapper JSON =
            JsonMapper.builder()
                    .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
                    .build();

    private FailureHistory() {}

    /// At least one.
    static List<Failure> of(ConsumerRecord<byte[], byte[]> letter) {
        Headers headers = letter.headers();
        List<Failure> history =
                new ArrayList<>(list(headers, DeadLetterHeaders.HISTORY, Failure[].class));
        history.add(
                new Failure(
                        history.isEmpty() ? 1 : history.getLast().tentativa() + 1,
                        Instant.ofEpochMilli(letter.timestamp()),
                        list(headers, DeadLetterHeaders.VIOLATIONS, Reason[].class),
                        origin(headers),
                        LetterId.of(letter).toString()));
        return history;
    }

    /// The value of [DeadLetterHeaders#HISTORY] for a message that failed like this.
    static byte[] header(List<Failure> history) {
        List<Failure> kept = new ArrayList<>(history);
        while (kept.size() > KEPT) {
            kept.remove(1);
        }
        return JSON.writeValueAsBytes(kept);
    }

    private static @Nullable Origin origin(Headers headers) {
        String topic = HeaderText.of(headers, DeadLetterHeaders.SOURCE_TOPIC);
        Long partition = HeaderText.number(headers, DeadLetterHeaders.SOURCE_PARTITION);
        Long offset = HeaderText.number(headers, DeadLetterHeaders.SOURCE_OFFSET);
        return topic == null || partition == null || offset == null
                ? null
                : new Origin(topic, partition, offset);
    }

    private static <T> List<T> list(Headers headers, String name, Class<T[]> type) {
        Header header = headers.lastHeader(name);
        if (header == null || header.value() == null || header.value().length > MAX_HEADER_BYTES) {
            return List.of();
        }
        try {
            return List.of(JSON.readValue(header.value(), type));
        } catch (JacksonException | NullPointerException notOurs) {
            return List.of(); // anyone may write to the topics, headers too
        }
    }
}
