package br.rastreamento.processor.replay;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import org.apache.kafka.clients.consumer.Consumer;

/// One partition of the dead letters, taken from its end. Reads chunks forward and hands them out backward.
final class PartitionTail {

    private static final int LARGEST_CHUNK = 5_000;

    /// A chunk that took less may be followed by a larger one. Letters may be large, and a chunk that cannot be read in
    /// time is read in vain.
    private static final long QUICK_NANOS = 100_000_000;

    private final Deque<Letter> read = new ArrayDeque<>();
    private TopicRange unread;
    private int chunk = 50;

    PartitionTail(TopicRange unread) {
        this.unread = unread;
    }

    /// Reads on if there is nothing at hand.
    ///
    /// @throws org.apache.kafka.common.errors.TimeoutException if time is up; the position is as before
    void fill(Consumer<byte[], byte[]> consumer, ReplayMarks marks, Deadline deadline) {
        while (read.isEmpty() && !unread.isEmpty()) {
            TopicRange last = unread.startingAt(unread.end() - chunk);
            long start = System.nanoTime();
            Deque<Letter> letters = new ArrayDeque<>();
            last.read(consumer, deadline, letter -> letters.push(Letter.of(letter, marks)));
            if (System.nanoTime() - start < QUICK_NANOS) {
                chunk = Math.min(2 * chunk, LARGEST_CHUNK);
            }
            read.addAll(letters);
            unread = unread.endingAt(last.begin());
        }
    }

    boolean isExhausted() {
        return read.isEmpty() && unread.isEmpty();
    }

    Instant newestAt() {
        return read.element().registradaEm();
    }

    Letter take() {
        return read.remove();
    }

    int partition() {
        return unread.partition().partition();
    }

    /// The letters not handed out yet lie before this offset.
    long position() {
        return read.isEmpty()
                ? Math.max(unread.begin(), unread.end())
                : read.element().id().offset() + 1;
    }
}
