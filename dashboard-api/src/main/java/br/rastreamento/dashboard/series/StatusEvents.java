package br.rastreamento.dashboard.series;

import br.rastreamento.evento.StatusPhase;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.swagger.v3.oas.annotations.media.Schema;

/// How many events of a status happened in an hour or day.
///
/// @param totalEventos at least 1
@Schema(name = "EventosPorStatus")
record StatusEvents(
        @JsonProperty("status_rastreamento")
                @Schema(
                        description = "Status do evento. (EN) Status of the event.",
                        example = "ENTREGUE")
                String statusRastreamento,
        @JsonProperty("fase")
                @Schema(
                        description = "Fase da jornada a que o status pertence",
                        example = "ENTREGUE")
                StatusPhase fase,
        @JsonProperty("total_eventos")
                @Schema(
                        description =
                                "Eventos distintos com este status e data_evento no intervalo. "
                                        + "(EN) Distinct events with this status and data_evento within the interval.",
                        example = "1")
                long totalEventos) {}
