package br.rastreamento.dashboard.indicators;

import br.rastreamento.evento.StatusPhase;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.swagger.v3.oas.annotations.media.Schema;

/// How many parcels have this current status.
///
/// @param totalPacotes at least 1
@Schema(name = "TotalPorStatus")
public record StatusTotal(
        @JsonProperty("status_rastreamento")
                @Schema(description = "Status atual", example = "ENTREGUE")
                String statusRastreamento,
        @JsonProperty("fase")
                @Schema(
                        description = "Fase da jornada a que o status pertence",
                        example = "ENTREGUE")
                StatusPhase fase,
        @JsonProperty("total_pacotes")
                @Schema(
                        description =
                                "Pacotes cujo evento mais recente tem este status; no mesmo instante vale a fase posterior, depois o texto maior. "
                                        + "(EN) Parcels whose latest event has this status; at the same instant the later phase wins, then the greater text.",
                        example = "1")
                long totalPacotes) {}
