package br.rastreamento.processor.fold;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// All that a batch says about one parcel, whatever the order in which it said it (R2).
///
/// @param route of the batch's earliest event (R4)
/// @param deliveredAt greatest time of an `ENTREGUE` scan (R5), microseconds since 1970-01-01T00:00:00Z; null without one
/// @param scans distinct, in the order of R3; never empty
public record ParcelChange(
        long idPacote, Route route, @Nullable Long deliveredAt, List<Scan> scans) {

    public Scan last() {
        return scans.getLast();
    }
}
