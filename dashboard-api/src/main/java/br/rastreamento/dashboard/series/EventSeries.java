package br.rastreamento.dashboard.series;

import br.rastreamento.dashboard.web.UpdatedAt;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Events over time, of one committed state (R6).
///
/// @param intervalo `hora` or `dia`
/// @param pontos one for each hour or day from `de` to `ate`, in order
/// @param atualizadoEm when the last batch that changed a figure was written
@Schema(name = "SerieDeEventos")
record EventSeries(
        @JsonProperty("intervalo")
                @Schema(
                        allowableValues = {"hora", "dia"},
                        example = "hora")
                String intervalo,
        @JsonProperty("de")
                @Schema(
                        description =
                                "Início do primeiro ponto: o de pedido, recuado ao início da sua hora ou do seu dia. "
                                        + "(EN) Start of the first point.",
                        example = "2025-10-12T00:00:00Z")
                Instant de,
        @JsonProperty("ate")
                @Schema(
                        description =
                                "Fim do último ponto, que não faz parte dele. (EN) End of the last point, exclusive.",
                        example = "2025-10-13T00:00:00Z")
                Instant ate,
        @JsonProperty("pontos")
                @Schema(
                        description =
                                "Um para cada hora ou dia de de a ate, também onde nada houve. "
                                        + "(EN) One for each hour or day, also where nothing happened.")
                List<EventPoint> pontos,
        @JsonProperty("atualizado_em")
                @Schema(description = UpdatedAt.MEANS, example = UpdatedAt.EXAMPLE)
                Instant atualizadoEm) {

    /// @param byStart counts of the hours or days in which something happened
    static EventSeries of(
            Period period, Map<Instant, List<StatusEvents>> byStart, Instant updated) {
        return new EventSeries(
                period.interval().name().toLowerCase(Locale.ROOT),
                period.from(),
                period.to(),
                period.starts().stream()
                        .map(start -> new EventPoint(start, byStart.getOrDefault(start, List.of())))
                        .toList(),
                updated);
    }
}
