package br.rastreamento.ingest.poll;

import br.rastreamento.ingest.poll.cursor.CursorState.Backfill;
import br.rastreamento.ingest.poll.settings.BackfillSettings;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Over a stretch that an operator wants read again, once, in the time that nothing else needs. Goes on where it was after a
/// restart.
final class BackfillWay implements Way {

    private static final Logger LOG = LoggerFactory.getLogger(BackfillWay.class);

    private final BackfillSettings order;
    private final KeptCursor kept;
    private final SourceStatus status;
    private final Round round;
    private boolean ended;

    BackfillWay(BackfillSettings order, KeptCursor kept, SourceStatus status) {
        this.order = order;
        this.kept = kept;
        this.status = status;
        Backfill before = kept.state().backfill();
        if (before != null && before.order().equals(order.order())) {
            this.round = new Round(before.cursor(), before.pages());
            this.ended = before.done();
        } else {
            this.round = new Round(order.from(), 0);
        }
    }

    @Override
    public Instant due() {
        return ended ? Instant.MAX : Instant.MIN;
    }

    @Override
    public @Nullable String cursor() {
        return round.cursor();
    }

    @Override
    public Step follow(Visit.Done page) throws InterruptedException {
        boolean circle = round.leadsBack(page, kept.full(page.size()));
        if (circle && !round.circledOften()) {
            return Step.CIRCLE;
        }
        String cursor = round.cursor();
        String next = page.next();
        long pages = round.pages() + 1;
        boolean last =
                circle
                        || page.last(cursor)
                        || Objects.equals(next, order.until())
                        || pages >= order.maxPages();
        if (!kept.backfilled(new Backfill(order.order(), last ? cursor : next, pages, last))) {
            return Step.NOT_KEPT;
        }
        status.read(page.size(), false);
        if (last || next == null) {
            ended = true;
            LOG.atInfo()
                    .addKeyValue("source", status.source())
                    .addKeyValue("pages", pages)
                    .log("backfill done");
        } else {
            round.advance(next);
        }
        return Step.ON;
    }
}
