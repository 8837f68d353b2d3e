package br.rastreamento.ingest.poll;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A way through a feed, page by page. For one thread.
sealed interface Way permits LiveWay, LookBackWay, BackfillWay {

    /// When its next page is to be read; [Instant#MAX]: there is none.
    Instant due();

    /// What that page is asked for with. A look back begins with this.
    ///
    /// @return null: the feed's beginning
    @Nullable String cursor();

    /// Goes on behind that page, which Kafka has by now.
    Step follow(Visit.Done page) throws InterruptedException;

    /// What came of it.
    enum Step {
        ON,
        /// The page points to where the way was already: it is not believed, and asked for again.
        CIRCLE,
        /// Kafka has not confirmed how far the way has come, so the page is asked for again (R7).
        NOT_KEPT
    }
}
