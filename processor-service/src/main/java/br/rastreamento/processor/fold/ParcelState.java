package br.rastreamento.processor.fold;

import br.rastreamento.evento.StatusPhase;
import org.jspecify.annotations.Nullable;

/// What the figures need to know of a parcel. Times are microseconds since 1970-01-01T00:00:00Z.
///
/// @param deliveredAt null while the parcel is not delivered
public record ParcelState(
        String status, StatusPhase phase, long firstAt, long lastAt, @Nullable Long deliveredAt) {

    /// Delivery time (R5) in microseconds; 0 while the parcel is not delivered.
    long deliveryTime() {
        return deliveredAt == null ? 0 : deliveredAt - firstAt;
    }

    int deliveries() {
        return deliveredAt == null ? 0 : 1;
    }
}
