package br.rastreamento.processor.fold;

import static br.rastreamento.evento.CodePointOrder.BY_CODE_POINT;

import java.util.Comparator;

/// Origin and destination as one event states them. Ordered as R4 says: the smallest of a parcel's is the parcel's.
///
/// @param at when that event happened, microseconds since 1970-01-01T00:00:00Z
public record Route(long at, String origem, String destino) implements Comparable<Route> {

    private static final Comparator<Route> R4 =
            Comparator.comparingLong(Route::at)
                    .thenComparing(Route::origem, BY_CODE_POINT)
                    .thenComparing(Route::destino, BY_CODE_POINT);

    @Override
    public int compareTo(Route other) {
        return R4.compare(this, other);
    }
}
