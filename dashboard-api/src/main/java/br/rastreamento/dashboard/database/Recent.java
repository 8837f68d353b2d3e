package br.rastreamento.dashboard.database;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.FutureTask;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Keeps an answer for a moment that takes long to read, and that many ask for. Of callers who come at once, one reads it
/// and all get it, or the failure. While it is asked for, it is read again in the background before it is too old, and
/// the old one is given until the new one is there, so that nobody waits for it. Thread-safe.
public final class Recent<T> {

    private final Supplier<T> query;
    private final LongSupplier nanos;
    private final long keepNanos;
    private final Executor background;
    private @Nullable Reading<T> recent;
    private @Nullable Reading<T> next;

    private record Reading<T>(FutureTask<T> answer, long since) {}

    /// @param query what takes long
    /// @param name of the thread in the background
    public Recent(Supplier<T> query, RecentSettings settings, String name) {
        this(
                query,
                System::nanoTime,
                settings.keep().toNanos(),
                task -> Thread.ofVirtual().name(name).start(task));
    }

    Recent(Supplier<T> query, LongSupplier nanos, long keepNanos, Executor background) {
        this.query = query;
        this.nanos = nanos;
        this.keepNanos = keepNanos;
        this.background = background;
    }

    /// The answer as it was at most [RecentSettings#keep] ago, or at most twice that where reading it takes that long.
    public T value() {
        FutureTask<T> answer = reading().answer();
        answer.run(); // does nothing for all but the first
        try {
            return answer.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new IllegalStateException("cannot read what is asked for", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while it was read", e);
        }
    }

    private synchronized Reading<T> reading() {
        long now = nanos.getAsLong();
        boolean underWay = next != null || (recent != null && !recent.answer().isDone());
        long oldest = underWay ? 2 * keepNanos : keepNanos;
        if (next != null
                && (next.answer().isDone() || recent == null || age(recent, now) >= oldest)) {
            recent = next;
            next = null;
        }
        if (recent == null || age(recent, now) >= oldest) {
            recent = new Reading<>(new FutureTask<>(query::get), now);
        } else if (next == null && recent.answer().isDone() && age(recent, now) >= keepNanos / 2) {
            next = new Reading<>(new FutureTask<>(query::get), now);
            background.execute(next.answer());
        }
        return recent;
    }

    private static long age(Reading<?> reading, long now) {
        return now - reading.since();
    }
}
