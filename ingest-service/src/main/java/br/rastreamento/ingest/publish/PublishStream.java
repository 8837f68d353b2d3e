package br.rastreamento.ingest.publish;

import static java.nio.charset.StandardCharsets.US_ASCII;

import br.rastreamento.evento.Topics;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/// Hands the events of a stream to Kafka as they come, with a bound on how many are not acknowledged yet: who sends
/// faster than Kafka takes has to wait. Stops at the first failure. For one thread, which may be virtual.
public final class PublishStream {

    /// Together at most 8 MiB or 32,000 events of a stream wait for their acknowledgement.
    private static final int MAX_SEGMENTS = 32;

    private static final int SEGMENT_EVENTS = 1_000;
    private static final int SEGMENT_BYTES = 256 * 1024;

    /// How much longer the events under way may take once one of them failed: they fail for the same reason.
    private static final Duration LAST_ANSWERS = Duration.ofSeconds(1);

    private final Producer<byte[], byte[]> producer;
    private final Headers headers;
    private final Duration patience;
    private final ArrayDeque<StreamSegment> unsettled = new ArrayDeque<>();
    private final AtomicLong acknowledged = new AtomicLong();
    private final AtomicReference<@Nullable String> failure;
    private final Runnable unavailable;
    private StreamSegment open;
    private long settledLine;

    /// @param patience how long Kafka may leave one segment without answer
    /// @param obstacle why nothing can be published, if so
    /// @param unavailable is told at the end that Kafka failed
    PublishStream(
            Producer<byte[], byte[]> producer,
            Headers headers,
            Duration patience,
            @Nullable String obstacle,
            Runnable unavailable) {
        this.producer = producer;
        this.headers = headers;
        this.patience = patience;
        this.failure = new AtomicReference<>(obstacle);
        this.unavailable = unavailable;
        this.open = new StreamSegment(acknowledged, failure);
    }

    /// Hands over one event; blocks while too many are unanswered.
    ///
    /// @param line of the stream on which the event is
    /// @return false if Kafka failed, for this event or one before
    public boolean send(long idPacote, byte[] json, long line) {
        if (failed()) {
            return false;
        }
        byte[] key = Long.toString(idPacote).getBytes(US_ASCII);
        var message = new ProducerRecord<>(Topics.EVENTS, null, null, key, json, headers);
        open.add(json.length, line);
        try {
            var _ = producer.send(message, open); // the segment is told
        } catch (KafkaException e) {
            open.onCompletion(null, e);
        }
        if (open.events() == SEGMENT_EVENTS || open.bytes() >= SEGMENT_BYTES) {
            nextSegment();
        }
        return !failed();
    }

    /// Waits for all answers still due.
    public PublishOutcome finish() {
        nextSegment();
        while (!unsettled.isEmpty() && settleFirst(failed() ? LAST_ANSWERS : patience)) {
            // the next one
        }
        String reason = failure.get();
        if (reason == null) {
            return new PublishOutcome.Acknowledged();
        }
        unavailable.run();
        return new PublishOutcome.Unavailable(reason);
    }

    /// How many events Kafka has acknowledged so far (R7).
    public long acknowledged() {
        return acknowledged.get();
    }

    /// Up to this line Kafka has every event; grows when a whole segment is acknowledged. 0: none yet.
    public long settledLine() {
        return settledLine;
    }

    private boolean failed() {
        return failure.get() != null;
    }

    private void nextSegment() {
        if (open.events() > 0) {
            open.seal();
            unsettled.add(open);
            open = new StreamSegment(acknowledged, failure);
        }
        while (!unsettled.isEmpty() && unsettled.getFirst().answered() && !failed()) {
            settleFirst(Duration.ZERO);
        }
        if (unsettled.size() >= MAX_SEGMENTS && !failed()) {
            settleFirst(patience);
        }
    }

    /// Whether the oldest segment was answered in time, well or not.
    private boolean settleFirst(Duration limit) {
        StreamSegment first = unsettled.getFirst();
        if (!first.await(limit)) {
            failure.compareAndSet(null, "no acknowledgement in time");
            return false;
        }
        unsettled.removeFirst();
        if (!failed()) {
            settledLine = first.lastLine();
        }
        return true;
    }
}
