package br.rastreamento.simulator.journey;

import java.util.List;

/// All scans that one parcel will ever get, in the order in which they happen. No two are the same event (R1); some
/// share an instant (R3).
///
/// @param idPacote parcel, 1 … 2^63−1
/// @param scans at least two
public record Journey(long idPacote, List<Scan> scans) {

    public Journey {
        scans = List.copyOf(scans);
        if (scans.size() < 2) {
            throw new IllegalArgumentException("a journey needs two scans: " + scans);
        }
    }
}
