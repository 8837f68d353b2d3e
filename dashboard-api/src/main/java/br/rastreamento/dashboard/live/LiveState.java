package br.rastreamento.dashboard.live;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// What listeners are to know at one moment. States form a chain: whoever has told one waits for the next, and a listener
/// that was slow goes on with the newest, so that nothing ever queues. Immutable, but for being superseded once.
final class LiveState {

    private final @Nullable StreamEvent situation;
    private final @Nullable Reading reading;
    private final boolean last;
    private final CountDownLatch superseded = new CountDownLatch(1);

    private LiveState(@Nullable StreamEvent situation, @Nullable Reading reading, boolean last) {
        this.situation = situation;
        this.reading = reading;
        this.last = last;
    }

    /// Nobody looked at the figures yet.
    static LiveState unknown() {
        return new LiveState(null, null, false);
    }

    /// What was read last, if anything so far, and whether that is current.
    static LiveState of(StreamEvent situation, @Nullable Reading reading) {
        return new LiveState(situation, reading, false);
    }

    /// After it comes nothing.
    static LiveState end() {
        return new LiveState(null, null, true);
    }

    /// Null while unknown.
    @Nullable StreamEvent situation() {
        return situation;
    }

    /// Null while unknown, and until the database could be read once.
    @Nullable Reading reading() {
        return reading;
    }

    boolean isLast() {
        return last;
    }

    void supersede() {
        superseded.countDown();
    }

    /// Waits until there is a newer state, but not longer than `patience`.
    ///
    /// @return whether there is one
    boolean awaitNext(Duration patience) throws InterruptedException {
        return superseded.await(patience.toNanos(), TimeUnit.NANOSECONDS);
    }
}
