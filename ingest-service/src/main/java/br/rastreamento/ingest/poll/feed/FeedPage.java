package br.rastreamento.ingest.poll.feed;

import br.rastreamento.ingest.publish.OutgoingEvents;
import br.rastreamento.ingest.publish.RejectedItems.RejectedItem;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A page, taken apart.
///
/// @param events the valid items, in their order
/// @param rejected the others
/// @param nextCursor null: the carrier gave none
public record FeedPage(
        OutgoingEvents events, List<RejectedItem> rejected, @Nullable String nextCursor) {

    /// Number of items.
    public int size() {
        return events.size() + rejected.size();
    }
}
