package br.rastreamento.processor.fold;

import br.rastreamento.evento.StatusPhase;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// What the figures need to know of a parcel. Times are microseconds since 1970-01-01T00:00:00Z.
///
/// @param status that of the parcel's greatest scan (R3), which happened at `lastAt`
/// @param phase as the row has it
/// @param route of the parcel's earliest event (R4)
/// @param deliveredAt null while the parcel is not delivered
/// @param hadException any scan was of phase `EXCECAO`
public record ParcelState(
        String status,
        StatusPhase phase,
        Route route,
        long lastAt,
        @Nullable Long deliveredAt,
        boolean hadException) {

    /// The state of a parcel of which only this is known.
    public static ParcelState of(ParcelChange change) {
        Scan last = change.last();
        return new ParcelState(
                last.status(),
                last.phase(),
                change.route(),
                last.at(),
                change.deliveredAt(),
                change.exception());
    }

    /// The state once the change is known too: each part a maximum or a minimum, as `advance_parcels.sql` has it (R2).
    public ParcelState with(ParcelChange change) {
        ParcelState other = of(change);
        boolean advances = change.last().compareTo(new Scan(lastAt, phase, status)) > 0;
        return new ParcelState(
                advances ? other.status : status,
                advances ? other.phase : phase,
                other.route.compareTo(route) < 0 ? other.route : route,
                Math.max(lastAt, other.lastAt),
                later(deliveredAt, other.deliveredAt),
                hadException || other.hadException);
    }

    /// When the parcel's earliest event happened.
    public long firstAt() {
        return route.at();
    }

    public boolean isOnSameRouteAs(ParcelState other) {
        return route.origem().equals(other.route.origem())
                && route.destino().equals(other.route.destino());
    }

    /// Whether both are delivered (R5) at the same time, after the same way; or both are not delivered.
    public boolean isSameDeliveryAs(ParcelState other) {
        return Objects.equals(deliveredAt, other.deliveredAt)
                && (deliveredAt == null || route.equals(other.route));
    }

    private static @Nullable Long later(@Nullable Long one, @Nullable Long other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return Math.max(one, other);
    }
}
