package br.rastreamento.simulator.stream;

import br.rastreamento.evento.TrackingEvent;
import br.rastreamento.evento.ViolationCode;
import java.time.Instant;

/// One thing that the carrier says, as its wire form and with what a service must make of it.
public sealed interface Item {

    WireEvent wire();

    /// A valid event.
    ///
    /// @param event what is left of it after cleaning
    record Good(WireEvent wire, TrackingEvent event, Timing timing) implements Item {

        /// The same scan at another time, and so another event (R1).
        ///
        /// @param time whole microseconds
        public Good at(Instant time) {
            TrackingEvent moved =
                    new TrackingEvent(
                            event.idPacote(),
                            event.origem(),
                            event.destino(),
                            event.statusRastreamento(),
                            time);
            return new Good(wire.at(time), moved, timing);
        }
    }

    /// Not an event; a service must reject it.
    ///
    /// @param code one of the codes that the rejection must carry
    record Bad(WireEvent wire, ViolationCode code) implements Item {}

    /// When a valid event is sent, compared with the other scans of its parcel.
    enum Timing {
        IN_ORDER,
        LATE,
        OUT_OF_ORDER,
        /// This event (R1) has been sent before.
        AGAIN
    }
}
