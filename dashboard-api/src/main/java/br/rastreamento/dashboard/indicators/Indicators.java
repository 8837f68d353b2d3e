package br.rastreamento.dashboard.indicators;

import br.rastreamento.dashboard.deliverytimes.DeliveryTime;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// All figures of one committed state (R6).
///
/// @param totalPacotes parcels seen so far
/// @param totalEventos distinct events stored (R1)
/// @param pacotesPorStatus parcels by current status (R3), most first, then by text; no zeros; sums up to `totalPacotes`
/// @param tempoMedioEntrega mean over the delivered parcels (R5), null while there are none
/// @param pacotesEntregues parcels that have a delivery
/// @param atualizadoEm when the last batch that changed a figure was written
@Schema(name = "Indicadores", description = "Todos os números são do mesmo instante e exatos")
record Indicators(
        @JsonProperty("total_pacotes") @Schema(description = "Pacotes conhecidos", example = "2")
                long totalPacotes,
        @JsonProperty("total_eventos")
                @Schema(description = "Eventos distintos armazenados", example = "3")
                long totalEventos,
        @JsonProperty("pacotes_por_status")
                @Schema(
                        description =
                                "Pacotes por status atual: do mais frequente ao menos frequente, depois por texto; sem zeros")
                List<StatusTotal> pacotesPorStatus,
        @JsonProperty("tempo_medio_entrega")
                @Schema(
                        description =
                                "Média entre os pacotes entregues; null enquanto não há entrega")
                @Nullable DeliveryTime tempoMedioEntrega,
        @JsonProperty("pacotes_entregues")
                @Schema(description = "Pacotes com entrega registrada", example = "1")
                long pacotesEntregues,
        @JsonProperty("atualizado_em")
                @Schema(
                        description = "Quando um número mudou pela última vez (UTC)",
                        example = "2025-10-13T17:40:02.123456Z")
                Instant atualizadoEm) {}
