package br.rastreamento.simulator.feed;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Which rows are there at a given moment. Rows in time appear in their order, at a rate or all at once. A late row
/// appears a while after the first reader has passed its place, so that who does not look back misses it for certain.
/// Not thread-safe.
final class Publication {

    private final FeedRows rows;
    private final double rate;
    private final Duration lateAfter;
    private final Clock clock;
    private @Nullable Instant start;
    private final @Nullable Instant[] lateUntil;
    private int passed;

    /// What is there after a place, at one moment.
    ///
    /// @param next index to go on from; the one asked for if there is nothing
    /// @param more whether there is another row already
    /// @param cutsTie whether that one has the time of this slice's last row
    record Slice(List<FeedRow> rows, int next, boolean more, boolean cutsTie) {}

    /// @param rate rows a second; 0 = all at once
    Publication(FeedRows rows, double rate, Duration lateAfter, Clock clock) {
        this.rows = rows;
        this.rate = rate;
        this.lateAfter = lateAfter;
        this.clock = clock;
        this.lateUntil = new Instant[rows.size()];
    }

    /// At most `limit` rows from index `from` on. With the first call the rate begins to count.
    Slice from(int from, int limit) {
        Instant now = clock.instant();
        start = start == null ? now : start;
        int end = published(now);
        List<FeedRow> found = new ArrayList<>(limit);
        int next = from;
        int index = from;
        while (index < end && found.size() < limit) {
            if (isThere(index, now)) {
                found.add(rows.get(index));
                next = index + 1;
            }
            index++;
        }
        while (index < end && !isThere(index, now)) {
            index++;
        }
        boolean more = index < end;
        boolean cutsTie =
                more && !found.isEmpty() && found.getLast().time().equals(rows.get(index).time());
        return new Slice(found, next, more, cutsTie);
    }

    /// A reader has got all that was there before this index: from now on the late rows before it are on their way.
    void passed(int index) {
        Instant due = clock.instant().plus(lateAfter);
        for (; passed < index; passed++) {
            if (rows.get(passed).late()) {
                lateUntil[passed] = due;
            }
        }
    }

    /// The greatest index that a reader has passed.
    int passed() {
        return passed;
    }

    /// Late rows that have appeared.
    long lateAppeared() {
        Instant now = clock.instant();
        long count = 0;
        for (int i = 0; i < passed; i++) {
            if (rows.get(i).late() && isThere(i, now)) {
                count++;
            }
        }
        return count;
    }

    /// Rows that are there or only late.
    int published() {
        return published(clock.instant());
    }

    private int published(Instant now) {
        if (rate == 0) {
            return rows.size();
        }
        double seconds = start == null ? 0 : Duration.between(start, now).toNanos() / 1e9;
        return (int) Math.min(rows.size(), seconds * rate);
    }

    private boolean isThere(int index, Instant now) {
        Instant due = lateUntil[index];
        return !rows.get(index).late() || (due != null && !now.isBefore(due));
    }
}
