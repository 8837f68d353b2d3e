package br.rastreamento.ingest.poll;

import br.rastreamento.ingest.poll.cursor.CursorState;
import br.rastreamento.ingest.poll.cursor.CursorState.Backfill;
import br.rastreamento.ingest.poll.cursor.CursorTopic;
import br.rastreamento.ingest.poll.settings.SourceSettings;
import java.time.Clock;
import java.time.Instant;

/// How far a source is read, as Kafka has it (R7): what Kafka does not confirm does not change it. For one thread.
final class KeptCursor {

    private final String source;
    private final SourceSettings settings;
    private final CursorTopic topic;
    private final Clock clock;
    private CursorState state;
    private int fullestPage;

    KeptCursor(
            String source,
            SourceSettings settings,
            CursorState state,
            CursorTopic topic,
            Clock clock) {
        this.source = source;
        this.settings = settings;
        this.state = state;
        this.topic = topic;
        this.clock = clock;
    }

    CursorState state() {
        return state;
    }

    /// The live way has read a page of so many items.
    ///
    /// @return whether Kafka has confirmed it, as with the others
    boolean advance(String next, int size) throws InterruptedException {
        if (!keep(state.advanced(next, clock.instant(), settings.lookBack()))) {
            return false;
        }
        fullestPage = Math.max(fullestPage, size);
        return true;
    }

    /// A look back that began then came to its end.
    boolean lookedBack(Instant began) throws InterruptedException {
        return keep(state.lookedBack(began, clock.instant(), settings.lookBack()));
    }

    /// A backfill has come so far.
    boolean backfilled(Backfill further) throws InterruptedException {
        return keep(state.with(further, clock.instant()));
    }

    /// Whether more is to be expected behind a page of so many items. A carrier may have a lower limit than we ask for.
    boolean full(int size) {
        return size >= settings.pageSize() || (fullestPage > 0 && size >= fullestPage);
    }

    private boolean keep(CursorState next) throws InterruptedException {
        if (!topic.keep(source, next)) {
            return false;
        }
        state = next;
        return true;
    }
}
