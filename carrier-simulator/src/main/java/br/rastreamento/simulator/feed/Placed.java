package br.rastreamento.simulator.feed;

import br.rastreamento.evento.TrackingEvent;
import br.rastreamento.simulator.stream.Item;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// An item and its place in the list.
///
/// @param time what the list is sorted by
record Placed(Item item, Instant time) {

    boolean late() {
        return item instanceof Item.Good good && good.timing() == Item.Timing.LATE;
    }

    /// What a service must make of it; null if it must reject it.
    @Nullable TrackingEvent event() {
        return item instanceof Item.Good good ? good.event() : null;
    }

    /// The same item, stamped with another time.
    Placed at(Instant other) {
        if (other.equals(time)) {
            return this;
        }
        return new Placed(item instanceof Item.Good good ? good.at(other) : item, other);
    }

    /// @param late whether it may only appear when readers have passed
    FeedRow row(boolean late) {
        String json = new String(item.wire().json(), StandardCharsets.UTF_8);
        return new FeedRow(time, json, event(), late);
    }
}
