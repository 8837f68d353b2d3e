package br.rastreamento.dashboard.routes;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/// Keeps the table of routes for a moment: thousands of counts make it, and whoever watches asks for it in several orders
/// and pages. Of callers who come at once, one reads it and all get it, or the failure. Thread-safe.
@Component
public class RecentRoutes {

    private final Supplier<RouteTable> query;
    private final LongSupplier nanos;
    private final long keepNanos;
    private @Nullable FutureTask<RouteTable> recent;
    private long since;

    @Autowired
    RecentRoutes(RoutesQuery query, RoutesSettings settings) {
        this(query::current, System::nanoTime, settings.keep().toNanos());
    }

    RecentRoutes(Supplier<RouteTable> query, LongSupplier nanos, long keepNanos) {
        this.query = query;
        this.nanos = nanos;
        this.keepNanos = keepNanos;
    }

    /// All routes as they were when somebody asked last, at most [RoutesSettings#keep] ago.
    public RouteTable table() {
        FutureTask<RouteTable> reading = reading();
        reading.run(); // does nothing for all but the first
        try {
            return reading.get();
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

    private synchronized FutureTask<RouteTable> reading() {
        long now = nanos.getAsLong();
        if (recent == null || now - since >= keepNanos) {
            recent = new FutureTask<>(query::get);
            since = now;
        }
        return recent;
    }
}
