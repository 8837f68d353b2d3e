package br.rastreamento.processor.replay;

import static java.nio.charset.StandardCharsets.UTF_8;

import br.rastreamento.evento.Topics;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/// Which dead letters were replayed, as the compacted topic [#TOPIC] had it at one moment. The key names the letter by
/// partition, offset and time, so that marks do not outlive a topic that is made anew. Immutable.
final class ReplayMarks {

    static final String TOPIC = Topics.DEAD_LETTERS + ".reenvios";

    /// The latest ones; more would take too much memory. A letter whose mark is older looks as if it was never replayed,
    /// and replaying it again changes nothing (R1).
    static final int MOST = 200_000;

    private static final JsonMapper JSON = new JsonMapper();

    private final Map<String, ReplayMark> marks;

    private ReplayMarks(Map<String, ReplayMark> marks) {
        this.marks = marks;
    }

    /// None if the topic is not there yet.
    ///
    /// @throws org.apache.kafka.common.KafkaException if they cannot be read in time
    static ReplayMarks read(Consumer<byte[], byte[]> consumer, Deadline deadline) {
        Map<String, ReplayMark> marks = new HashMap<>();
        for (TopicPartition partition : TopicRange.partitions(consumer, TOPIC, deadline)) {
            TopicRange all = TopicRange.of(consumer, partition, deadline);
            all.startingAt(all.end() - MOST)
                    .read(
                            consumer,
                            deadline,
                            mark -> {
                                ReplayMark value = parse(mark.value());
                                if (mark.key() != null && value != null) {
                                    marks.put(new String(mark.key(), UTF_8), value);
                                }
                            });
        }
        return new ReplayMarks(marks);
    }

    @Nullable ReplayMark of(ConsumerRecord<?, ?> letter) {
        return marks.get(key(letter));
    }

    static ProducerRecord<byte[], byte[]> message(String key, ReplayMark mark) {
        return new ProducerRecord<>(TOPIC, key.getBytes(UTF_8), JSON.writeValueAsBytes(mark));
    }

    static String key(ConsumerRecord<?, ?> letter) {
        return LetterId.of(letter) + "@" + letter.timestamp();
    }

    private static @Nullable ReplayMark parse(byte @Nullable [] json) {
        try {
            return json == null ? null : JSON.readValue(json, ReplayMark.class);
        } catch (JacksonException notOurs) {
            return null;
        }
    }
}
