package br.rastreamento.dashboard.indicators;

import br.rastreamento.dashboard.deliverytimes.DeliveryTime;
import br.rastreamento.dashboard.web.UpdatedAt;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
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
/// @param pacotesComExcecao parcels any of whose events is of phase EXCECAO, whatever came later
/// @param taxaExcecao their share of all parcels: [ExceptionRate]
/// @param atualizadoEm when the last batch that changed a figure was written
@Schema(name = "Indicadores", description = "Todos os números são do mesmo instante e exatos")
public record Indicators(
        @JsonProperty("total_pacotes")
                @Schema(
                        description =
                                "Pacotes com ao menos um evento: quantos id_pacote distintos. "
                                        + "(EN) Parcels with at least one event: count of distinct id_pacote.",
                        example = "2")
                long totalPacotes,
        @JsonProperty("total_eventos")
                @Schema(
                        description =
                                "Eventos distintos: quantos (id_pacote, data_evento, status_rastreamento) distintos; repetições não contam. "
                                        + "(EN) Count of distinct (id_pacote, data_evento, status_rastreamento); repeats do not count.",
                        example = "3")
                long totalEventos,
        @JsonProperty("pacotes_por_status")
                @Schema(
                        description =
                                "Pacotes por status do evento mais recente: do mais frequente ao menos frequente, depois por texto; sem zeros; a soma é total_pacotes. "
                                        + "(EN) Parcels by the status of their latest event: most first, then by text; no zeros; adds up to total_pacotes.")
                List<StatusTotal> pacotesPorStatus,
        @JsonProperty("tempo_medio_entrega")
                @Schema(
                        description =
                                "Soma de (data_entrega − data_primeiro_evento) dos pacotes entregues ÷ pacotes_entregues; null enquanto não há entrega. "
                                        + "(EN) Sum of (data_entrega − data_primeiro_evento) over delivered parcels ÷ pacotes_entregues; null while there are none.")
                @Nullable DeliveryTime tempoMedioEntrega,
        @JsonProperty("pacotes_entregues")
                @Schema(
                        description =
                                "Pacotes com ao menos um evento ENTREGUE, mesmo que outros tenham vindo depois. "
                                        + "(EN) Parcels with at least one ENTREGUE event, even if others followed.",
                        example = "1")
                long pacotesEntregues,
        @JsonProperty("pacotes_com_excecao")
                @Schema(
                        description =
                                "Pacotes com ao menos um evento da fase EXCECAO, mesmo que outros tenham vindo depois. "
                                        + "(EN) Parcels with at least one event of phase EXCECAO, even if others followed.",
                        example = "1")
                long pacotesComExcecao,
        @JsonProperty("taxa_excecao")
                @Schema(
                        description =
                                "pacotes_com_excecao ÷ total_pacotes, com 4 casas decimais; 0 sem pacotes. "
                                        + "(EN) pacotes_com_excecao ÷ total_pacotes, 4 decimals; 0 without parcels.",
                        example = "0.5")
                BigDecimal taxaExcecao,
        @JsonProperty("atualizado_em")
                @Schema(
                        description =
                                "Quando foi gravado o último lote que mudou um destes números (UTC). "
                                        + "(EN) When the last batch that changed one of these figures was written (UTC).",
                        example = UpdatedAt.EXAMPLE)
                Instant atualizadoEm) {}
