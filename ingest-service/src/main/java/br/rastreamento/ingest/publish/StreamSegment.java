package br.rastreamento.ingest.publish;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.jspecify.annotations.Nullable;

/// Some successive events of a stream. Filled by one thread, answered by Kafka's.
final class StreamSegment implements Callback {

    private final AtomicLong acknowledged;
    private final AtomicReference<@Nullable String> failure;

    // One more than events are unanswered until no event is added any more.
    private final AtomicInteger missing = new AtomicInteger(1);
    private final CountDownLatch answered = new CountDownLatch(1);
    private int events;
    private int bytes;
    private long lastLine;

    /// @param acknowledged counts the events of the whole stream
    /// @param failure takes the stream's first failure
    StreamSegment(AtomicLong acknowledged, AtomicReference<@Nullable String> failure) {
        this.acknowledged = acknowledged;
        this.failure = failure;
    }

    /// An event is about to be sent.
    void add(int size, long line) {
        missing.incrementAndGet();
        events++;
        bytes += size;
        lastLine = line;
    }

    int events() {
        return events;
    }

    int bytes() {
        return bytes;
    }

    long lastLine() {
        return lastLine;
    }

    /// No more events.
    void seal() {
        countDown();
    }

    // Kafka leaves the failure out on success.
    @Override
    public void onCompletion(@Nullable RecordMetadata metadata, @Nullable Exception thrown) {
        if (thrown == null) {
            acknowledged.incrementAndGet();
        } else {
            failure.compareAndSet(null, thrown.getClass().getSimpleName());
        }
        countDown();
    }

    boolean answered() {
        return answered.getCount() == 0;
    }

    /// Whether every event was answered before the time limit.
    boolean await(Duration limit) {
        try {
            return answered.await(limit.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private void countDown() {
        if (missing.decrementAndGet() == 0) {
            answered.countDown();
        }
    }
}
