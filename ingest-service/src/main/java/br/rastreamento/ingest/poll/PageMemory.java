package br.rastreamento.ingest.poll;

import br.rastreamento.ingest.poll.feed.Validators;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What pages were like when Kafka acknowledged them, so that reading them again is cheap. Forgets the ones that were not
/// asked for longest. For one thread.
final class PageMemory {

    private static final int PAGES = 1_000;

    private final Map<String, Known> pages = new LinkedHashMap<>(16, 0.75f, true);

    /// @param digest of the body
    /// @param next cursor that it gave
    /// @param size number of items
    record Known(String digest, Validators validators, @Nullable String next, int size) {}

    @Nullable Known get(@Nullable String cursor) {
        return pages.get(key(cursor));
    }

    void put(@Nullable String cursor, Known known) {
        pages.put(key(cursor), known);
        if (pages.size() > PAGES) {
            pages.remove(pages.keySet().iterator().next());
        }
    }

    /// The page is not what it should be: it has to be sent in full again.
    void distrust(@Nullable String cursor) {
        pages.computeIfPresent(
                key(cursor),
                (_, known) ->
                        new Known(known.digest(), Validators.NONE, known.next(), known.size()));
    }

    private static String key(@Nullable String cursor) {
        return cursor == null ? "" : cursor;
    }
}
