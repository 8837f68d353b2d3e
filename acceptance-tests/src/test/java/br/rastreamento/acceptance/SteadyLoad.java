package br.rastreamento.acceptance;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;

/// Sends [NumberedEvents] in requests of 100 at a steady rate, however long the answers take, from the constructor to
/// [#stop].
final class SteadyLoad implements AutoCloseable {

    static final int BATCH = 100;

    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
    private final ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor();
    private final ConcurrentLinkedQueue<Sent> sent = new ConcurrentLinkedQueue<>();
    private final Function<String, Fate> door;
    private final AtomicLong next;

    /// What became of a request.
    enum Fate {
        /// 202.
        ACCEPTED,
        /// Said so: no connection, or 503 with `Retry-After`.
        REFUSED,
        /// The connection ended without an answer.
        UNANSWERED,
        /// Anything else.
        FAILED
    }

    /// A request.
    ///
    /// @param first number of its first event
    record Sent(long first, Fate fate) {

        boolean has(Fate other) {
            return fate == other;
        }
    }

    /// @param first number of the first event
    /// @param rate events a second
    /// @param door sends one body
    SteadyLoad(long first, int rate, Function<String, Fate> door) {
        this.next = new AtomicLong(first);
        this.door = door;
        var _ =
                clock.scheduleAtFixedRate(
                        () -> {
                            long number = next.getAndAdd(BATCH);
                            var _ = callers.submit(() -> send(number));
                        },
                        0,
                        TimeUnit.SECONDS.toMicros(BATCH) / rate,
                        TimeUnit.MICROSECONDS);
    }

    private void send(long first) {
        sent.add(new Sent(first, door.apply(NumberedEvents.json(first, BATCH))));
    }

    /// Number of accepted events so far.
    long accepted() {
        return sent.stream().filter(request -> request.has(Fate.ACCEPTED)).count() * BATCH;
    }

    /// Ends it when every request has its fate.
    List<Sent> stop() throws InterruptedException {
        clock.shutdown();
        if (!clock.awaitTermination(10, TimeUnit.SECONDS)) {
            throw new IllegalStateException("still sending");
        }
        callers.close();
        return new ArrayList<>(sent);
    }

    @Override
    public void close() {
        clock.shutdownNow();
        callers.shutdownNow();
    }
}
