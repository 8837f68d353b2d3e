package br.rastreamento.initdb;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Which events the writer believes, so far as the database has to know.
///
/// @param earliest events before this are not written
/// @param retention older events are not written, and may be deleted where the licence allows it; null: all are kept
public record EventWindow(Instant earliest, @Nullable Duration retention) {

    /// Any event is believed, and kept.
    public static final EventWindow ALL = new EventWindow(Instant.EPOCH, null);
}
