package br.rastreamento.simulator.journey;

import br.rastreamento.evento.TrackingEvent;
import java.time.Instant;

/// One status of a parcel at one moment, as its carrier's system knows it.
///
/// @param origem where this scan says that the parcel comes from; a parcel on its way back has it swapped
/// @param status the catalogue's canonical text
/// @param time as exact as the carrier's system records it
public record Scan(String origem, String destino, String status, Instant time) {

    /// What is left of this scan after any service has cleaned it.
    public TrackingEvent eventOf(long idPacote) {
        return new TrackingEvent(idPacote, origem, destino, status, time);
    }
}
