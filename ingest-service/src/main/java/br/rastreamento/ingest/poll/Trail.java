package br.rastreamento.ingest.poll;

import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The last cursors of one way through a feed: to come upon one of them again is to go in circles. For one thread.
final class Trail {

    private static final int LENGTH = 10_000;
    private static final String BEGINNING = "";

    private final Set<String> passed = new LinkedHashSet<>();

    /// @param cursor null: the feed's beginning
    void pass(@Nullable String cursor) {
        passed.add(cursor == null ? BEGINNING : cursor);
        if (passed.size() > LENGTH) {
            passed.remove(passed.iterator().next());
        }
    }

    /// The way begins anew.
    void forget() {
        passed.clear();
    }

    /// Whether a page leads to where this way was already. With nothing further behind it, it may well give its own cursor.
    ///
    /// @param cursor that it was asked for with
    /// @param full whether more is to be expected behind it
    boolean leadsBack(@Nullable String cursor, Visit.Done page, boolean full) {
        String next = page.next();
        return next != null && (page.staysAt(cursor) ? full : passed.contains(next));
    }
}
