package br.rastreamento.ingest.poll;

import br.rastreamento.ingest.poll.cursor.CursorState;
import br.rastreamento.ingest.poll.cursor.CursorState.Backfill;
import br.rastreamento.ingest.poll.cursor.CursorTopic;
import br.rastreamento.ingest.poll.feed.PollFailure;
import br.rastreamento.ingest.poll.feed.PollFailure.Kind;
import br.rastreamento.ingest.poll.settings.BackfillSettings;
import br.rastreamento.ingest.poll.settings.SourceSettings;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Polls one source until its thread is interrupted: on to the head, and between looks at the head back over what was read
/// lately. The cursor moves when Kafka has the page, and not before (R7).
final class SourcePoller implements Runnable {

    private static final Logger LOG = LoggerFactory.getLogger(SourcePoller.class);

    /// How many times within a look-back's length it is repeated.
    private static final int LOOKS_A_LOOK_BACK = 10;

    /// How often a known cursor is not believed in a row.
    private static final int MOST_CIRCLES = 5;

    private final SourceSettings settings;
    private final PageIntake pages;
    private final CursorTopic cursors;
    private final SourceStatus status;
    private final PollMetrics metrics;
    private final Backoff backoff;
    private final Clock clock;
    private final Trail trail = new Trail();

    private CursorState state;
    private Instant headDue;
    private Instant lookBackDue;
    private @Nullable Round lookBack;
    private @Nullable Round backfill;
    private int fullestPage;
    private int circles;
    private @Nullable Kind reported;

    SourcePoller(
            SourceSettings settings,
            CursorState state,
            PageIntake pages,
            CursorTopic cursors,
            SourceStatus status,
            PollMetrics metrics,
            Backoff backoff,
            Clock clock) {
        this.settings = settings;
        this.state = state;
        this.pages = pages;
        this.cursors = cursors;
        this.status = status;
        this.metrics = metrics;
        this.backoff = backoff;
        this.clock = clock;
        this.headDue = clock.instant();
        this.lookBackDue = headDue;
        this.backfill = backfillToDo();
        trail.pass(state.cursor());
    }

    @Override
    public void run() {
        try {
            while (true) {
                Duration pause = guardedStep();
                if (pause.isPositive()) {
                    Thread.sleep(pause);
                }
            }
        } catch (InterruptedException e) {
            // given up
        }
    }

    private Duration guardedStep() throws InterruptedException {
        try {
            return step();
        } catch (RuntimeException e) {
            LOG.atError().addKeyValue("source", status.source()).setCause(e).log("polling failed");
            return failed(PollFailure.of(Kind.INTERNO, e.getClass().getSimpleName()));
        }
    }

    /// Reads one page where one is due.
    ///
    /// @return how long to wait before the next step
    private Duration step() throws InterruptedException {
        Instant now = clock.instant();
        if (!now.isBefore(headDue)) {
            return readOn();
        }
        if (lookBack == null && !settings.lookBack().isZero() && !now.isBefore(lookBackDue)) {
            lookBack = new Round(state.lookBackFrom(settings.lookBack()), 0, now);
        }
        if (lookBack != null) {
            return readBack(lookBack);
        }
        if (backfill != null && settings.backfill() != null) {
            return backfill(backfill, settings.backfill());
        }
        Instant next =
                settings.lookBack().isZero() || headDue.isBefore(lookBackDue)
                        ? headDue
                        : lookBackDue;
        return Duration.between(now, next);
    }

    private Duration readOn() throws InterruptedException {
        String cursor = state.cursor();
        return switch (pages.visit(cursor)) {
            case Visit.Failed(PollFailure failure) -> failed(failure);
            case Visit.Done done -> {
                String next = done.next();
                boolean full = full(done.size());
                if (circle(cursor, done, trail) && !comesBack(cursor, done)) {
                    yield circling(cursor);
                }
                if (next != null && !next.equals(cursor) && !advance(next, done.size())) {
                    yield failed(PollFailure.of(Kind.KAFKA, "o Kafka não confirmou o cursor"));
                }
                wentWell();
                status.read(done.size(), false);
                if (!full || done.last(cursor)) {
                    status.headReached();
                    headDue = clock.instant().plus(settings.interval());
                }
                yield Duration.ZERO;
            }
        };
    }

    /// A carrier that once answered with an old page and a cursor between those we know leads us back to known ones: if it
    /// keeps to its answer we follow. At worst pages are read again, in real circles with pauses in each.
    private boolean comesBack(@Nullable String cursor, Visit.Done done) {
        circles++;
        if (circles <= MOST_CIRCLES || Objects.equals(done.next(), cursor)) {
            return false;
        }
        trail.forget();
        return true;
    }

    private boolean advance(String next, int size) throws InterruptedException {
        CursorState moved = state.advanced(next, clock.instant(), settings.lookBack());
        if (!cursors.keep(status.source(), moved)) {
            return false;
        }
        state = moved;
        circles = 0;
        fullestPage = Math.max(fullestPage, size);
        trail.pass(next);
        return true;
    }

    private Duration readBack(Round round) throws InterruptedException {
        String cursor = round.cursor();
        return switch (pages.visit(cursor)) {
            case Visit.Failed(PollFailure failure) -> failed(failure);
            case Visit.Done done -> {
                String next = done.next();
                if (circle(cursor, done, round.trail())) {
                    if (round.circled()) {
                        endLookBack();
                    }
                    yield circling(cursor);
                }
                wentWell();
                status.read(done.size(), true);
                if (next == null || done.last(cursor) || next.equals(state.cursor())) {
                    yield completed(round);
                }
                round.advance(next);
                yield Duration.ZERO;
            }
        };
    }

    /// A stretch that an operator wants read again, in the time that nothing else needs.
    private Duration backfill(Round round, BackfillSettings order) throws InterruptedException {
        String cursor = round.cursor();
        return switch (pages.visit(cursor)) {
            case Visit.Failed(PollFailure failure) -> failed(failure);
            case Visit.Done done -> {
                boolean circle = circle(cursor, done, round.trail());
                if (circle && !round.circled()) {
                    yield circling(cursor);
                }
                String next = done.next();
                long read = round.pages() + 1;
                boolean ended =
                        circle
                                || done.last(cursor)
                                || Objects.equals(next, order.until())
                                || read >= order.maxPages();
                if (!keep(new Backfill(order.order(), ended ? cursor : next, read, ended))) {
                    yield failed(PollFailure.of(Kind.KAFKA, "o Kafka não confirmou o cursor"));
                }
                wentWell();
                status.read(done.size(), false);
                if (ended || next == null) {
                    endBackfill(read);
                } else {
                    round.advance(next);
                }
                yield Duration.ZERO;
            }
        };
    }

    private void endBackfill(long read) {
        backfill = null;
        LOG.atInfo()
                .addKeyValue("source", status.source())
                .addKeyValue("pages", read)
                .log("backfill done");
    }

    private boolean keep(Backfill further) throws InterruptedException {
        CursorState next = state.with(further, clock.instant());
        if (!cursors.keep(status.source(), next)) {
            return false;
        }
        state = next;
        return true;
    }

    private @Nullable Round backfillToDo() {
        BackfillSettings order = settings.backfill();
        if (order == null) {
            return null;
        }
        Backfill before = state.backfill();
        if (before == null || !before.order().equals(order.order())) {
            return new Round(order.from(), 0, headDue);
        }
        return before.done() ? null : new Round(before.cursor(), before.pages(), headDue);
    }

    private Duration completed(Round round) throws InterruptedException {
        Instant now = clock.instant();
        CursorState looked = state.lookedBack(round.began(), now, settings.lookBack());
        if (!cursors.keep(status.source(), looked)) {
            return failed(PollFailure.of(Kind.KAFKA, "o Kafka não confirmou o cursor"));
        }
        state = looked;
        endLookBack();
        return Duration.ZERO;
    }

    private void endLookBack() {
        lookBack = null;
        Duration every = settings.lookBack().dividedBy(LOOKS_A_LOOK_BACK);
        lookBackDue =
                clock.instant()
                        .plus(
                                every.compareTo(settings.interval()) > 0
                                        ? every
                                        : settings.interval());
    }

    /// Whether more is to be expected behind the page. A carrier may have a lower limit than we ask for.
    private boolean full(int size) {
        return size >= settings.pageSize() || (fullestPage > 0 && size >= fullestPage);
    }

    /// A page with nothing further behind it may well give its own cursor.
    private boolean circle(@Nullable String cursor, Visit.Done done, Trail passed) {
        String next = done.next();
        return next != null && (next.equals(cursor) ? full(done.size()) : passed.has(next));
    }

    /// What the page held is published; the way on may be another at the next try.
    private Duration circling(@Nullable String cursor) {
        pages.distrust(cursor);
        return failed(
                PollFailure.of(
                        Kind.CURSOR_REPETIDO, "a página aponta para um cursor que já foi lido"));
    }

    private void wentWell() {
        backoff.reset();
        reported = null;
    }

    /// Says so once in a row of the same kind.
    private Duration failed(PollFailure failure) {
        Duration pause = backoff.after(failure);
        status.failed(failure, pause);
        metrics.failed(status.source(), failure);
        if (failure.kind() != reported) {
            reported = failure.kind();
            LOG.atWarn()
                    .addKeyValue("source", status.source())
                    .addKeyValue("kind", failure.kind().label())
                    .addKeyValue("reason", failure.reason())
                    .addKeyValue("pauseMillis", pause.toMillis())
                    .log("page not read, trying again");
        }
        return pause;
    }
}
