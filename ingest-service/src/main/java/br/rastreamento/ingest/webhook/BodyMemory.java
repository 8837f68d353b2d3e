package br.rastreamento.ingest.webhook;

import br.rastreamento.ingest.problem.RequestProblem;
import java.time.Duration;
import java.util.concurrent.Semaphore;

/// How much of the heap bodies may take while they are read and published: many large ones at once are told to come
/// again rather than ending the process. Thread-safe.
final class BodyMemory {

    private static final Duration RETRY_AFTER = Duration.ofSeconds(1);
    private static final int UNIT = 1024;

    private final Semaphore room;

    /// @param bytes for all bodies together
    BodyMemory(long bytes) {
        room = new Semaphore(Math.toIntExact(bytes / UNIT));
    }

    /// An eighth of the heap, since a body is there about three times while it is published; but one of the greatest
    /// size fits always.
    static BodyMemory ofHeap(long greatestBody) {
        return new BodyMemory(
                Math.max(Runtime.getRuntime().maxMemory() / 8, greatestBody + 2 * UNIT));
    }

    /// Room for one body, none yet; closing gives it back.
    Lease lease() {
        return new Lease();
    }

    /// For one thread.
    final class Lease implements AutoCloseable {

        private int units;

        private Lease() {}

        /// @throws RequestProblem 503 if there is no room for so many bytes more
        void grow(long bytes) {
            int more = Math.toIntExact(bytes / UNIT + 1);
            if (!room.tryAcquire(more)) {
                throw RequestProblem.busy(RETRY_AFTER);
            }
            units += more;
        }

        @Override
        public void close() {
            room.release(units);
            units = 0;
        }
    }
}
