package br.rastreamento.processor.replay;

import br.rastreamento.evento.DeadLetterHeaders;
import br.rastreamento.evento.Topics;
import br.rastreamento.processor.replay.ReplayAnswer.Line;
import br.rastreamento.processor.replay.ReplayAnswer.Outcome;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.KafkaException;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.kafka.support.SendResult;

/// The letters of one request on their way back to [Topics#EVENTS] (`acks=all`), each marked once Kafka has it.
final class OutgoingLetters {

    private static final List<String> OF_THE_LETTER =
            List.of(
                    DeadLetterHeaders.CODE,
                    DeadLetterHeaders.FIELD,
                    DeadLetterHeaders.MESSAGE,
                    DeadLetterHeaders.VIOLATIONS,
                    DeadLetterHeaders.SOURCE_TOPIC,
                    DeadLetterHeaders.SOURCE_PARTITION,
                    DeadLetterHeaders.SOURCE_OFFSET,
                    DeadLetterHeaders.HISTORY);

    private static final Logger LOG = LoggerFactory.getLogger(OutgoingLetters.class);

    private final KafkaTemplate<byte[], byte[]> kafka;
    private final Clock clock;
    private final List<Sent> sent = new ArrayList<>();

    OutgoingLetters(KafkaTemplate<byte[], byte[]> kafka, Clock clock) {
        this.kafka = kafka;
        this.clock = clock;
    }

    /// Knows where the letter went, not its bytes: they may be many.
    private record Sent(LetterId id, String markKey, CompletableFuture<RecordMetadata> where) {}

    /// @throws org.apache.kafka.common.errors.TimeoutException if time is up; then it is not sent
    void send(ConsumerRecord<byte[], byte[]> letter, Deadline deadline) {
        if (deadline.passed()) {
            throw new org.apache.kafka.common.errors.TimeoutException(
                    "no time to send " + sent.size());
        }
        sent.add(new Sent(LetterId.of(letter), ReplayMarks.key(letter), send(message(letter))));
    }

    /// Waits for the acknowledgements. What has none is not marked; what is not marked can be replayed again (R1).
    List<Line> outcomes(Deadline deadline) {
        List<Line> lines = new ArrayList<>();
        List<CompletableFuture<RecordMetadata>> marks = new ArrayList<>();
        for (Sent letter : sent) {
            try {
                RecordMetadata where = await(letter.where, deadline);
                ReplayMark mark =
                        new ReplayMark(clock.instant(), where.partition(), where.offset());
                marks.add(send(ReplayMarks.message(letter.markKey, mark)));
                lines.add(new Line(letter.id, Outcome.REENVIADA, mark, null));
            } catch (ExecutionException | TimeoutException e) {
                lines.add(new Line(letter.id, Outcome.NAO_CONFIRMADA, null, reason(e)));
            }
        }
        try {
            await(CompletableFuture.allOf(marks.toArray(CompletableFuture[]::new)), deadline);
        } catch (ExecutionException | TimeoutException e) {
            LOG.atWarn().addKeyValue("failure", reason(e)).log("replayed letters are not marked");
        }
        return lines;
    }

    private CompletableFuture<RecordMetadata> send(ProducerRecord<byte[], byte[]> message) {
        try {
            return kafka.send(message).thenApply(SendResult::getRecordMetadata);
        } catch (KafkaException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    private static <T> T await(CompletableFuture<T> result, Deadline deadline)
            throws ExecutionException, TimeoutException {
        try {
            return result.get(deadline.left().toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ExecutionException(e);
        }
    }

    private static String reason(Throwable failure) {
        Throwable cause = failure;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause.getClass().getSimpleName();
    }

    /// Key, bytes and headers as they were before the message became a dead letter, and its history.
    private static ProducerRecord<byte[], byte[]> message(ConsumerRecord<byte[], byte[]> letter) {
        Headers headers = new RecordHeaders(letter.headers());
        OF_THE_LETTER.forEach(headers::remove);
        headers.add(DeadLetterHeaders.HISTORY, FailureHistory.header(FailureHistory.of(letter)));
        return new ProducerRecord<>(Topics.EVENTS, null, letter.key(), letter.value(), headers);
    }
}
