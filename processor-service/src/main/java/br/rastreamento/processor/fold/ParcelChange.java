package br.rastreamento.processor.fold;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// All that a batch says about one parcel, whatever the order in which it said it (R2); but for `late`, which is about
/// the order.
///
/// @param route of the batch's earliest event (R4)
/// @param divergent two of the batch's events state different origins or destinations
/// @param deliveredAt greatest time of an `ENTREGUE` scan (R5), microseconds since 1970-01-01T00:00:00Z; null without one
/// @param exception any scan is of phase `EXCECAO`
/// @param scans distinct, in the order of R3; never empty
/// @param late the scans that came, for the first time, after a later one of the batch
public record ParcelChange(
        long idPacote,
        Route route,
        boolean divergent,
        @Nullable Long deliveredAt,
        boolean exception,
        List<Scan> scans,
        Set<Scan> late) {

    public Scan last() {
        return scans.getLast();
    }
}
