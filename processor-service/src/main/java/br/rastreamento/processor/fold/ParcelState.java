package br.rastreamento.processor.fold;

import br.rastreamento.evento.StatusPhase;
import org.jspecify.annotations.Nullable;

/// What the figures need to know of a parcel. Times are microseconds since 1970-01-01T00:00:00Z.
///
/// @param status that of the parcel's greatest scan (R3), which happened at `lastAt`
/// @param phase as the row has it
/// @param deliveredAt null while the parcel is not delivered
public record ParcelState(
        String status, StatusPhase phase, long firstAt, long lastAt, @Nullable Long deliveredAt) {

    /// The state of a parcel of which only this is known.
    public static ParcelState of(ParcelChange change) {
        Scan last = change.last();
        return new ParcelState(
                last.status(), last.phase(), change.route().at(), last.at(), change.deliveredAt());
    }

    /// The state once the change is known too: each part a maximum or a minimum, as `advance_parcels.sql` has it (R2).
    public ParcelState with(ParcelChange change) {
        ParcelState other = of(change);
        boolean advances = change.last().compareTo(new Scan(lastAt, phase, status)) > 0;
        return new ParcelState(
                advances ? other.status : status,
                advances ? other.phase : phase,
                Math.min(firstAt, other.firstAt),
                Math.max(lastAt, other.lastAt),
                later(deliveredAt, other.deliveredAt));
    }

    /// Delivery time (R5) in microseconds; 0 while the parcel is not delivered.
    long deliveryTime() {
        return deliveredAt == null ? 0 : deliveredAt - firstAt;
    }

    int deliveries() {
        return deliveredAt == null ? 0 : 1;
    }

    private static @Nullable Long later(@Nullable Long one, @Nullable Long other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return Math.max(one, other);
    }
}
