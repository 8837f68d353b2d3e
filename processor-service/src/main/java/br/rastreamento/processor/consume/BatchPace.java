package br.rastreamento.processor.consume;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongConsumer;
import java.util.function.LongSupplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.springframework.kafka.listener.BatchInterceptor;

/// Makes one batch of what comes within a moment, as a batch has a price of its own, however little it holds (0053): a
/// consumer thread polls no sooner than an interval after its last batch came. What comes alone does not wait, and after a
/// full batch more is known to be there. Thread-safe.
final class BatchPace implements BatchInterceptor<Object, Object> {

    private final long intervalNanos;
    private final int full;
    private final LongSupplier nanos;
    private final LongConsumer sleep;
    private final ThreadLocal<Long> nextPoll = new ThreadLocal<>();

    /// @param interval 0: none waits
    /// @param full messages in a batch that can hold no more
    BatchPace(Duration interval, int full) {
        this(interval, full, System::nanoTime, LockSupport::parkNanos);
    }

    /// @param sleep may end early
    BatchPace(Duration interval, int full, LongSupplier nanos, LongConsumer sleep) {
        this.intervalNanos = interval.toNanos();
        this.full = full;
        this.nanos = nanos;
        this.sleep = sleep;
    }

    /// Called with each batch, before it is stored.
    @Override
    public ConsumerRecords<Object, Object> intercept(
            ConsumerRecords<Object, Object> batch, Consumer<Object, Object> consumer) {
        came(batch.count());
        return batch;
    }

    /// Called before each poll, when the batch before is stored and committed.
    @Override
    public void setupThreadState(Consumer<?, ?> consumer) {
        awaitNextPoll();
    }

    void came(int messages) {
        if (messages < full) {
            nextPoll.set(nanos.getAsLong() + intervalNanos);
        } else {
            nextPoll.remove();
        }
    }

    void awaitNextPoll() {
        Long next = nextPoll.get();
        long left = next == null ? 0 : next - nanos.getAsLong();
        if (left > 0) {
            sleep.accept(left);
        }
    }
}
