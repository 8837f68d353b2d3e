package br.rastreamento.dashboard.throughput;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;

/// New events that were stored in one minute.
@Schema(name = "EventosPorMinuto")
record MinuteEvents(
        @JsonProperty("minuto")
                @Schema(description = "Início do minuto, em UTC", example = "2025-10-13T17:40:00Z")
                Instant minuto,
        @JsonProperty("eventos")
                @Schema(
                        description =
                                "Eventos novos gravados neste minuto; repetições não contam. "
                                        + "(EN) New events stored in this minute; repeats do not count.",
                        example = "1")
                long eventos) {}
