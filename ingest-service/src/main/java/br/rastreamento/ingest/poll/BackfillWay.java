package br.rastreamento.ingest.poll;

import br.rastreamento.ingest.poll.cursor.CursorState.Backfill;
import br.rastreamento.ingest.poll.settings.BackfillSettings;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/// Over a stretch that an operator wants read again, once, in the time that nothing else needs. Goes on where it was after a
/// restart.
final class BackfillWay implements Way {

    private static final Logger LOG = LoggerFactory.getLogger(BackfillWay.class);

    private final BackfillSettings order;
    private final KeptCursor kept;
    private final SourceStatus status;
    private @Nullable Round round;

    BackfillWay(BackfillSettings order, KeptCursor kept, SourceStatus status) {
        this.order = order;
        this.kept = kept;
        this.status = status;
        Backfill before = kept.state().backfill();
        if (before == null || !before.order().equals(order.order())) {
            this.round = new Round(order.from(), 0);
        } else if (!before.done()) {
            this.round = new Round(before.cursor(), before.pages());
        }
    }

    @Override
    public Instant due() {
        return round == null ? Instant.MAX : Instant.MIN;
    }

    @Override
    public @Nullable String cursor() {
        return round().cursor();
    }

    @Override
    public Step follow(Visit.Done page) throws InterruptedException {
        Round current = round();
        boolean circle = current.leadsBack(page, kept.full(page.size()));
        if (circle && !current.circledOften()) {
            return Step.CIRCLE;
        }
        String cursor = current.cursor();
        String next = page.next();
        long pages = current.pages() + 1;
        boolean complete = !circle && (page.last(cursor) || Objects.equals(next, order.until()));
        boolean last = circle || complete || pages >= order.maxPages();
        if (!kept.backfilled(new Backfill(order.order(), last ? cursor : next, pages, last))) {
            return Step.NOT_KEPT;
        }
        status.read(page.size(), false);
        if (last || next == null) {
            round = null;
            report(complete ? Level.INFO : Level.WARN, pages, ending(complete, circle));
        } else {
            current.advance(next);
        }
        return Step.ON;
    }

    private Round round() {
        return Objects.requireNonNull(round, "the backfill has ended");
    }

    private static String ending(boolean complete, boolean circle) {
        if (complete) {
            return "backfill done";
        }
        return circle
                ? "backfill given up: its pages lead back"
                : "backfill given up: max-pages are read";
    }

    private void report(Level level, long pages, String ending) {
        LOG.atLevel(level)
                .addKeyValue("source", status.source())
                .addKeyValue("pages", pages)
                .log(ending);
    }
}
