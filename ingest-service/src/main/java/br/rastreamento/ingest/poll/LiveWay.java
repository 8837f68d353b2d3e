package br.rastreamento.ingest.poll;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// On from the kept cursor to the head, and there one look in each interval. Only this way moves the cursor.
final class LiveWay implements Way {

    /// How often in a row a page that leads back is not believed.
    private static final int MOST_CIRCLES = 5;

    private final Duration interval;
    private final KeptCursor kept;
    private final SourceStatus status;
    private final Clock clock;
    private final Trail trail = new Trail();
    private Instant due;
    private int circles;

    LiveWay(Duration interval, KeptCursor kept, SourceStatus status, Clock clock) {
        this.interval = interval;
        this.kept = kept;
        this.status = status;
        this.clock = clock;
        this.due = clock.instant();
        trail.pass(kept.state().cursor());
    }

    @Override
    public Instant due() {
        return due;
    }

    @Override
    public @Nullable String cursor() {
        return kept.state().cursor();
    }

    @Override
    public Step follow(Visit.Done page) throws InterruptedException {
        String cursor = cursor();
        String next = page.next();
        boolean full = kept.full(page.size());
        if (trail.leadsBack(cursor, page, full) && !comesBack(page.staysAt(cursor))) {
            return Step.CIRCLE;
        }
        if (next != null && !page.staysAt(cursor)) {
            if (!kept.advance(next, page.size())) {
                return Step.NOT_KEPT;
            }
            circles = 0;
            trail.pass(next);
        }
        status.read(page.size(), false);
        if (!full || page.last(cursor)) {
            status.headReached();
            due = clock.instant().plus(interval);
        }
        return Step.ON;
    }

    /// A carrier that once answered with an old page and a cursor between those we know leads us back to known ones: if it
    /// keeps to its answer we follow. At worst pages are read again, in real circles with pauses in each.
    private boolean comesBack(boolean stays) {
        circles++;
        if (circles <= MOST_CIRCLES || stays) {
            return false;
        }
        trail.forget();
        return true;
    }
}
