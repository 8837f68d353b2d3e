package br.rastreamento.ingest.poll;

import org.jspecify.annotations.Nullable;

/// A way through a part of the feed beside the live one, whose cursor it never moves. For one thread.
final class Round {

    /// Circles at one place after which the round is given up.
    private static final int MOST_CIRCLES = 5;

    private final Trail trail = new Trail();
    private @Nullable String cursor;
    private long pages;
    private int circles;

    /// @param from null: the feed's beginning
    /// @param pages read before, if it goes on
    Round(@Nullable String from, long pages) {
        this.cursor = from;
        this.pages = pages;
        trail.pass(from);
    }

    @Nullable String cursor() {
        return cursor;
    }

    long pages() {
        return pages;
    }

    /// A page was read.
    void advance(String next) {
        cursor = next;
        pages++;
        circles = 0;
        trail.pass(next);
    }

    boolean leadsBack(Visit.Done page, boolean full) {
        return trail.leadsBack(cursor, page, full);
    }

    /// The page led back; a later answer may be better.
    ///
    /// @return whether it did so often enough to give up
    boolean circledOften() {
        circles++;
        return circles > MOST_CIRCLES;
    }
}
