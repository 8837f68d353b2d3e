package br.rastreamento.processor.fold;

import static br.rastreamento.evento.CodePointOrder.BY_CODE_POINT;

import br.rastreamento.evento.StatusPhase;
import java.util.Comparator;

/// One scan of a parcel; within a parcel it is its own identity (R1). Ordered as R3 says: the greatest scan gives the
/// parcel's current status.
///
/// @param at microseconds since 1970-01-01T00:00:00Z
public record Scan(long at, StatusPhase phase, String status) implements Comparable<Scan> {

    private static final Comparator<Scan> R3 =
            Comparator.comparingLong(Scan::at)
                    .thenComparing(Scan::phase)
                    .thenComparing(Scan::status, BY_CODE_POINT);

    @Override
    public int compareTo(Scan other) {
        return R3.compare(this, other);
    }
}
