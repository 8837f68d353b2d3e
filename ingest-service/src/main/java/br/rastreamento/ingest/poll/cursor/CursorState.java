package br.rastreamento.ingest.poll.cursor;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// How far a source was read, and where a look back begins. Immutable; knows no clock and no Kafka.
///
/// @param cursor what to ask for next; null: the feed's beginning
/// @param reached earlier places with the time they were reached, oldest first; at least one
/// @param lookedBackAt when the last look back that came to its end began; null: there was none
/// @param backfill the one that an operator asked for last; null: there was none
/// @param updatedAt when this became so
public record CursorState(
        @Nullable String cursor,
        List<Place> reached,
        @Nullable Instant lookedBackAt,
        @Nullable Backfill backfill,
        Instant updatedAt) {

    /// Beyond that many the older half is thinned out: places are never dropped from the old end before their time.
    private static final int MOST_PLACES = 64;

    /// How many places a look-back's length is divided into.
    private static final int PLACES_A_LOOK_BACK = 16;

    /// A place in the feed and when it was reached.
    ///
    /// @param cursor null: the feed's beginning
    /// @param at everything before the place was read by then, and nothing after it before then
    public record Place(@Nullable String cursor, Instant at) {}

    /// How far a backfill has come.
    ///
    /// @param order tells what was asked for: another order is another backfill
    /// @param cursor where it goes on; null: at the feed's beginning
    /// @param pages read so far
    /// @param done whether it came to its end
    public record Backfill(String order, @Nullable String cursor, long pages, boolean done) {}

    public CursorState {
        reached = List.copyOf(reached);
        if (reached.isEmpty()) {
            throw new IllegalArgumentException("a source has reached its beginning at least");
        }
    }

    /// A source that was never polled.
    public static CursorState start(@Nullable String cursor, Instant now) {
        return new CursorState(cursor, List.of(new Place(cursor, now)), null, null, now);
    }

    /// A page was read and acknowledged.
    public CursorState advanced(@Nullable String next, Instant now, Duration lookBack) {
        return new CursorState(next, reached, lookedBackAt, backfill, now)
                .remembering(now, lookBack);
    }

    /// Where a look back begins that starts now: at the newest place that was reached so long before the start of the last
    /// look back that a row which appeared since then, no later than `lookBack` after its place was read, lies behind it.
    public @Nullable String lookBackFrom(Duration lookBack) {
        return reached.get(firstNeeded(lookBack)).cursor();
    }

    /// A look back that began at `began` came to its end.
    public CursorState lookedBack(Instant began, Instant now, Duration lookBack) {
        CursorState looked = new CursorState(cursor, reached, began, backfill, now);
        List<Place> kept = reached.subList(looked.firstNeeded(lookBack), reached.size());
        return new CursorState(cursor, kept, began, backfill, now).remembering(now, lookBack);
    }

    /// A backfill has come so far. The cursor stays.
    public CursorState with(Backfill further, Instant now) {
        return new CursorState(cursor, reached, lookedBackAt, further, now);
    }

    private CursorState remembering(Instant now, Duration lookBack) {
        Place last = reached.getLast();
        boolean same = cursor == null ? last.cursor() == null : cursor.equals(last.cursor());
        if (lookBack.isZero()) {
            return new CursorState(
                    cursor, List.of(new Place(cursor, now)), lookedBackAt, backfill, now);
        }
        if (same || last.at().plus(lookBack.dividedBy(PLACES_A_LOOK_BACK)).isAfter(now)) {
            return this;
        }
        List<Place> places = new ArrayList<>(reached);
        places.add(new Place(cursor, now));
        return new CursorState(
                cursor,
                places.size() > MOST_PLACES ? thinned(places) : places,
                lookedBackAt,
                backfill,
                now);
    }

    private int firstNeeded(Duration lookBack) {
        if (lookedBackAt == null) {
            return 0;
        }
        Instant horizon = lookedBackAt.minus(lookBack);
        int first = 0;
        while (first + 1 < reached.size() && !reached.get(first + 1).at().isAfter(horizon)) {
            first++;
        }
        return first;
    }

    /// Every second place of the older half; the oldest stays.
    private static List<Place> thinned(List<Place> places) {
        List<Place> kept = new ArrayList<>();
        for (int i = 0; i < places.size(); i++) {
            if (i >= places.size() / 2 || i % 2 == 0) {
                kept.add(places.get(i));
            }
        }
        return kept;
    }
}
