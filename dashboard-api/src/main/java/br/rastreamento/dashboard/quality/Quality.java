package br.rastreamento.dashboard.quality;

import br.rastreamento.dashboard.web.UpdatedAt;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;

/// What is wrong with the data that arrived, of one committed state; none of it was refused for it (R8). What each count
/// means, and which of them order and repeats cannot change: docs/decisions/0033.
///
/// @param atualizadoEm when the last batch that changed one of these counts was written
@Schema(
        name = "Qualidade",
        description = "Contagens sobre tudo o que já foi aceito; nada disso foi recusado")
record Quality(
        @JsonProperty("eventos_desconhecidos")
                @Schema(
                        description =
                                "Eventos guardados cujo status o catálogo não conhece (fase DESCONHECIDO). "
                                        + "(EN) Stored events whose status the catalogue does not know.",
                        example = "0")
                long eventosDesconhecidos,
        @JsonProperty("pacotes_divergentes")
                @Schema(
                        description =
                                "Pacotes com dois eventos de origem ou destino diferentes; vale o primeiro evento. "
                                        + "(EN) Parcels two events of which differ in origin or destination; the first event's stand.",
                        example = "0")
                long pacotesDivergentes,
        @JsonProperty("eventos_repetidos")
                @Schema(
                        description =
                                "Mensagens aceitas que não trouxeram evento novo. "
                                        + "(EN) Accepted messages that brought no new event.",
                        example = "0")
                long eventosRepetidos,
        @JsonProperty("eventos_adiantados")
                @Schema(
                        description =
                                "Mensagens aceitas cujo data_evento é posterior à própria mensagem: um relógio está errado. "
                                        + "(EN) Accepted messages whose data_evento is later than the message itself: a clock is wrong.",
                        example = "0")
                long eventosAdiantados,
        @JsonProperty("eventos_atrasados")
                @Schema(
                        description =
                                "Eventos guardados que chegaram depois de um evento mais recente do mesmo pacote. "
                                        + "(EN) Stored events that arrived after a later event of their parcel.",
                        example = "0")
                long eventosAtrasados,
        @JsonProperty("atualizado_em")
                @Schema(
                        description =
                                "Quando foi gravado o último lote que mudou uma destas contagens (UTC). "
                                        + "(EN) When the last batch that changed one of these counts was written (UTC).",
                        example = UpdatedAt.EXAMPLE)
                Instant atualizadoEm) {}
