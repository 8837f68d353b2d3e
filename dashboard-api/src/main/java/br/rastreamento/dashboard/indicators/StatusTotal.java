package br.rastreamento.dashboard.indicators;

import br.rastreamento.evento.StatusPhase;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.swagger.v3.oas.annotations.media.Schema;

/// How many parcels have this current status.
///
/// @param totalPacotes at least 1
@Schema(name = "TotalPorStatus")
record StatusTotal(
        @JsonProperty("status_rastreamento")
                @Schema(description = "Status atual", example = "ENTREGUE")
                String statusRastreamento,
        @JsonProperty("fase")
                @Schema(
                        description = "Fase da jornada a que o status pertence",
                        example = "ENTREGUE")
                StatusPhase fase,
        @JsonProperty("total_pacotes")
                @Schema(description = "Pacotes com este status", example = "1")
                long totalPacotes) {}
