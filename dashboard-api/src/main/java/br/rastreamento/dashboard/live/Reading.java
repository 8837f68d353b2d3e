package br.rastreamento.dashboard.live;

import org.jspecify.annotations.Nullable;

/// What a look at the database found, encoded once for all listeners. Immutable.
///
/// @param hash of the figures' content
/// @param began when the look began, by `System.nanoTime`
record Reading(String hash, StreamEvent figures, RecentOccurrences occurrences, long began) {

    /// Whether listeners who know the other have nothing to hear.
    boolean isAs(@Nullable Reading other) {
        return other != null
                && hash.equals(other.hash)
                && occurrences.last() == other.occurrences.last();
    }
}
