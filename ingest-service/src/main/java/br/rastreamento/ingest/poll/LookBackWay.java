package br.rastreamento.ingest.poll;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Over what was read lately up to the kept cursor, again and again: rows may appear late before a place that was read.
final class LookBackWay implements Way {

    /// How many times within its own length it is repeated.
    private static final int LOOKS_A_LOOK_BACK = 10;

    private final Duration length;
    private final Duration pause;
    private final KeptCursor kept;
    private final SourceStatus status;
    private final Clock clock;
    private Instant began;
    private Instant due;
    private @Nullable Round round;

    /// @param length how long after a place was read rows may appear before it
    /// @param interval least time from one look back to the next
    LookBackWay(
            Duration length, Duration interval, KeptCursor kept, SourceStatus status, Clock clock) {
        Duration share = length.dividedBy(LOOKS_A_LOOK_BACK);
        this.length = length;
        this.pause = share.compareTo(interval) > 0 ? share : interval;
        this.kept = kept;
        this.status = status;
        this.clock = clock;
        this.began = clock.instant();
        this.due = began;
    }

    @Override
    public Instant due() {
        return due;
    }

    @Override
    public @Nullable String cursor() {
        return round().cursor();
    }

    @Override
    public Step follow(Visit.Done page) throws InterruptedException {
        Round current = round();
        if (current.leadsBack(page, kept.full(page.size()))) {
            if (current.circledOften()) {
                end();
            }
            return Step.CIRCLE;
        }
        String next = page.next();
        if (next == null || page.last(current.cursor()) || next.equals(kept.state().cursor())) {
            if (!kept.lookedBack(began)) {
                return Step.NOT_KEPT;
            }
            end();
        } else {
            current.advance(next);
        }
        status.read(page.size(), true);
        return Step.ON;
    }

    private Round round() {
        Round current = round;
        if (current == null) {
            began = clock.instant();
            current = new Round(kept.state().lookBackFrom(length), 0);
            round = current;
        }
        return current;
    }

    private void end() {
        round = null;
        due = clock.instant().plus(pause);
    }
}
