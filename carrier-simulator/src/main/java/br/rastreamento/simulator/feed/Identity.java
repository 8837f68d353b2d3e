package br.rastreamento.simulator.feed;

import br.rastreamento.evento.TrackingEvent;
import java.time.Instant;

/// What makes two events the same one (R1).
record Identity(long idPacote, Instant time, String status) {

    static Identity of(TrackingEvent event) {
        return new Identity(event.idPacote(), event.dataEvento(), event.statusRastreamento());
    }
}
