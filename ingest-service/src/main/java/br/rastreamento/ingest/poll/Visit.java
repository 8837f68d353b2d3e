package br.rastreamento.ingest.poll;

import br.rastreamento.ingest.poll.feed.PollFailure;
import org.jspecify.annotations.Nullable;

/// What came of asking for one page.
sealed interface Visit {

    /// Kafka has every item of it.
    ///
    /// @param next cursor that it gave; null: none
    /// @param size number of items
    record Done(@Nullable String next, int size) implements Visit {

        /// Whether there is nothing behind the page that is worth asking for now.
        ///
        /// @param cursor that was asked for
        boolean last(@Nullable String cursor) {
            return next == null || size == 0 || staysAt(cursor);
        }

        /// Whether it gives the cursor again that was asked for.
        boolean staysAt(@Nullable String cursor) {
            return next != null && next.equals(cursor);
        }
    }

    /// The same cursor has to be asked again.
    record Failed(PollFailure failure) implements Visit {}
}
