package br.rastreamento.dashboard.routes;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.FutureTask;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/// Keeps the table of routes for a moment: thousands of counts make it, and whoever watches asks for it in several orders
/// and pages. Of callers who come at once, one reads it and all get it, or the failure. While it is asked for, it is read
/// again in the background before it is too old, so that nobody waits for it. Thread-safe.
@Component
public class RecentRoutes {

    private final Supplier<RouteTable> query;
    private final LongSupplier nanos;
    private final long keepNanos;
    private final Executor background;
    private @Nullable Reading recent;
    private @Nullable Reading next;

    private record Reading(FutureTask<RouteTable> table, long since) {}

    @Autowired
    RecentRoutes(RoutesQuery query, RoutesSettings settings) {
        this(
                query::current,
                System::nanoTime,
                settings.keep().toNanos(),
                task -> Thread.ofVirtual().name("routes").start(task));
    }

    RecentRoutes(
            Supplier<RouteTable> query, LongSupplier nanos, long keepNanos, Executor background) {
        this.query = query;
        this.nanos = nanos;
        this.keepNanos = keepNanos;
        this.background = background;
    }

    /// All routes as they were at most [RoutesSettings#keep] ago.
    public RouteTable table() {
        FutureTask<RouteTable> table = reading().table();
        table.run(); // does nothing for all but the first
        try {
            return table.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new IllegalStateException("cannot read the routes", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while the routes were read", e);
        }
    }

    private synchronized Reading reading() {
        long now = nanos.getAsLong();
        if (next != null
                && (next.table().isDone() || recent == null || age(recent, now) >= keepNanos)) {
            recent = next;
            next = null;
        }
        if (recent == null || age(recent, now) >= keepNanos) {
            recent = new Reading(new FutureTask<>(query::get), now);
        } else if (next == null && age(recent, now) >= keepNanos / 2) {
            next = new Reading(new FutureTask<>(query::get), now);
            background.execute(next.table());
        }
        return recent;
    }

    private static long age(Reading reading, long now) {
        return now - reading.since();
    }
}
