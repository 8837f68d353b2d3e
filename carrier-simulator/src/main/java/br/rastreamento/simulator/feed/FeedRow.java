package br.rastreamento.simulator.feed;

import br.rastreamento.evento.TrackingEvent;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// One row of the carrier's list of events.
///
/// @param time what the list is sorted by; `data_atualizacao`, or for a row without a usable one the time of its neighbour
/// @param json the row as it is written, one JSON value
/// @param event what a service must make of it; null if it must reject it
/// @param late not yet there when readers come by for the first time
record FeedRow(Instant time, String json, @Nullable TrackingEvent event, boolean late) {}
