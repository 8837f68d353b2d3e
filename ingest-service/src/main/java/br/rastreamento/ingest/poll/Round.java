package br.rastreamento.ingest.poll;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A way through a part of the feed beside the live one, whose cursor it never moves. For one thread.
final class Round {

    /// Circles at one place after which the round is given up.
    private static final int MOST_CIRCLES = 5;

    private final Instant began;
    private final Trail trail = new Trail();
    private @Nullable String cursor;
    private long pages;
    private int circles;

    /// @param from null: the feed's beginning
    /// @param pages read before, if it goes on
    Round(@Nullable String from, long pages, Instant began) {
        this.cursor = from;
        this.pages = pages;
        this.began = began;
        trail.pass(from);
    }

    @Nullable String cursor() {
        return cursor;
    }

    Instant began() {
        return began;
    }

    long pages() {
        return pages;
    }

    Trail trail() {
        return trail;
    }

    /// A page was read.
    void advance(String next) {
        cursor = next;
        pages++;
        circles = 0;
        trail.pass(next);
    }

    /// The page points to where the round was already; a later answer may be better.
    ///
    /// @return whether it was the same often enough to give up
    boolean circled() {
        circles++;
        return circles > MOST_CIRCLES;
    }
}
