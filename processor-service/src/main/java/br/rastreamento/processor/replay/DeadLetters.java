package br.rastreamento.processor.replay;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.consumer.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// What operators can see. Each question reads the topic anew, for [#PATIENCE] at most. Thread-safe.
@Component
class DeadLetters {

    static final Duration PATIENCE = Duration.ofSeconds(3);

    private final LetterConsumers consumers;

    DeadLetters(LetterConsumers consumers) {
        this.consumers = consumers;
    }

    /// @throws org.apache.kafka.common.KafkaException if Kafka does not answer
    LetterPage page(LetterFilter filter, int limit, @Nullable PageCursor from) {
        Deadline deadline = Deadline.in(PATIENCE);
        try (Consumer<byte[], byte[]> consumer = consumers.open()) {
            ReplayMarks marks = ReplayMarks.read(consumer, deadline);
            return new BackwardScan(consumer, deadline, marks, from).page(filter, limit);
        }
    }

    /// Empty if there is no such letter, or no longer.
    ///
    /// @throws org.apache.kafka.common.KafkaException if Kafka does not answer
    Optional<LetterDetail> letter(LetterId id) {
        Deadline deadline = Deadline.in(PATIENCE);
        AtomicReference<@Nullable LetterDetail> found = new AtomicReference<>();
        try (Consumer<byte[], byte[]> consumer = consumers.open()) {
            ReplayMarks marks = ReplayMarks.read(consumer, deadline);
            LetterSelection.read(
                    consumer,
                    deadline,
                    List.of(id),
                    letter -> found.set(LetterDetail.of(letter, marks)));
        }
        return Optional.ofNullable(found.get());
    }
}
