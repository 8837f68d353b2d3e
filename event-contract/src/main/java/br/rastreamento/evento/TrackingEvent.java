package br.rastreamento.evento;

import java.time.Instant;

/// One scan of one parcel, cleaned and valid. Its identity (R1) is `idPacote`, `dataEvento` and
/// `statusRastreamento`; two events that differ only in origin or destination are the same event.
///
/// @param idPacote parcel, 1 … 2^63−1
/// @param origem where the parcel's journey starts: NFC, trimmed, 1–255 characters
/// @param destino where it ends; as `origem`
/// @param statusRastreamento the catalogue's canonical text, or the cleaned text of an unknown status; 1–100 characters
/// @param dataEvento when the scan happened: UTC, whole microseconds
public record TrackingEvent(
        long idPacote,
        String origem,
        String destino,
        String statusRastreamento,
        Instant dataEvento) {

    public TrackingEvent {
        if (idPacote < 1) {
            throw new IllegalArgumentException("idPacote must be positive: " + idPacote);
        }
        if (dataEvento.getNano() % 1_000 != 0) {
            throw new IllegalArgumentException(
                    "dataEvento must be whole microseconds: " + dataEvento);
        }
    }

    /// `dataEvento` in microseconds since 1970-01-01T00:00:00Z, as databases count.
    public long dataEventoMicros() {
        return dataEvento.getEpochSecond() * 1_000_000 + dataEvento.getNano() / 1_000;
    }
}
