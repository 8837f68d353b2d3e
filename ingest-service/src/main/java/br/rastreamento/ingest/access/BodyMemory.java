package br.rastreamento.ingest.access;

import br.rastreamento.ingest.problem.IntakeProblem;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.BaseUnits;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;
import org.springframework.util.unit.DataSize;

/// How much of the heap bodies may take while they are checked, read and published: many large ones at once are told to
/// come again rather than ending the process. Callers not known yet share a half of it, so the known ones always have the
/// other. Thread-safe.
@Component
public final class BodyMemory {

    /// Request attribute: the [Lease] of the request. [CallerCheck] closes it when the request is answered.
    public static final String LEASE_ATTRIBUTE = "br.rastreamento.ingest.body-memory";

    private static final Duration RETRY_AFTER = Duration.ofSeconds(1);
    private static final int UNIT = 1024;

    /// What a reader may cover beyond the end of the greatest body: it does so before it reads a part.
    private static final int SLACK = 128 * UNIT;

    private final int units;
    private final Semaphore room;
    private final Semaphore strangersRoom;
    private final DataSize greatestOfStranger;

    /// An eighth of the heap, since a body is there about three times while it is published; but one of the greatest
    /// size fits always.
    @Autowired
    BodyMemory(AccessSettings settings, MeterRegistry registry) {
        this(
                Math.max(
                        Runtime.getRuntime().maxMemory() / 8,
                        settings.maxSignedBody().toBytes() + SLACK),
                settings.maxSignedBody());
        Gauge.builder("ingest.body.memory.used", this, BodyMemory::used)
                .baseUnit(BaseUnits.BYTES)
                .register(registry);
    }

    /// @param bytes for all bodies together
    /// @param greatest size that a body may have
    BodyMemory(long bytes, DataSize greatest) {
        units = Math.toIntExact(bytes / UNIT);
        room = new Semaphore(units);
        strangersRoom = new Semaphore(units / 2);
        greatestOfStranger =
                DataSize.ofBytes(Math.min(greatest.toBytes(), Math.max(0, bytes / 2 - SLACK)));
    }

    /// Bytes that are covered now.
    long used() {
        return (long) (units - room.availablePermits()) * UNIT;
    }

    /// Greatest body that is read before its caller is known; less than others where it would not fit into the half.
    DataSize greatestOfStranger() {
        return greatestOfStranger;
    }

    /// Room for the body of one request, none yet, whose caller is not known yet; closing gives it back.
    Lease lease() {
        return new Lease();
    }

    /// For one thread.
    public final class Lease implements AutoCloseable {

        private int held;
        private boolean callerKnown;

        private Lease() {}

        /// Holds room for so many bytes of the body in all; never less than before.
        ///
        /// @throws IntakeProblem 503 if there is no room
        public void cover(long bytes) {
            int more = Math.toIntExact(bytes / UNIT + 1) - held;
            if (more <= 0) {
                return;
            }
            if (!callerKnown && !strangersRoom.tryAcquire(more)) {
                throw IntakeProblem.busy(RETRY_AFTER);
            }
            if (!room.tryAcquire(more)) {
                leaveStrangers(more);
                throw IntakeProblem.busy(RETRY_AFTER);
            }
            held += more;
        }

        /// From now on it does not count among the strangers.
        void callerIsKnown() {
            leaveStrangers(held);
            callerKnown = true;
        }

        @Override
        public void close() {
            leaveStrangers(held);
            room.release(held);
            held = 0;
        }

        private void leaveStrangers(int count) {
            if (!callerKnown) {
                strangersRoom.release(count);
            }
        }
    }
}
