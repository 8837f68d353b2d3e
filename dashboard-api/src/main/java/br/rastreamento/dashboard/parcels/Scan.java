package br.rastreamento.dashboard.parcels;

import br.rastreamento.evento.CodePointOrder;
import br.rastreamento.evento.StatusCatalog;
import br.rastreamento.evento.StatusPhase;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.Comparator;

/// One event of a parcel.
@Schema(name = "Evento")
record Scan(
        @JsonProperty("status_rastreamento") @Schema(example = "AGUARDANDO RETIRADA")
                String statusRastreamento,
        @JsonProperty("fase")
                @Schema(description = "Fase da jornada", example = "AGUARDANDO_RETIRADA")
                StatusPhase fase,
        @JsonProperty("data_evento") @Schema(example = "2025-10-12T08:15:00Z") Instant dataEvento) {

    /// Time, then what decides at the same instant (R3), so that the last one is the current status.
    static final Comparator<Scan> IN_ORDER =
            Comparator.comparing(Scan::dataEvento)
                    .thenComparing(Scan::fase)
                    .thenComparing(Scan::statusRastreamento, CodePointOrder.BY_CODE_POINT);

    static Scan of(String status, Instant when) {
        return new Scan(status, StatusCatalog.phaseOf(status), when);
    }
}
