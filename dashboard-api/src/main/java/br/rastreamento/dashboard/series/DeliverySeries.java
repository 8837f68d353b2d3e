package br.rastreamento.dashboard.series;

import br.rastreamento.dashboard.deliverytimes.DeliveryTimes;
import br.rastreamento.dashboard.web.UpdatedAt;
import br.rastreamento.evento.DeliveryTimeScale;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;

/// Delivery times by day of delivery, of one committed state (R6).
///
/// @param pontos one for each day from `de` to `ate`, in order
/// @param erroMaximoPercentis share of a percentile by which it may be wrong
/// @param atualizadoEm when the last batch that changed a figure was written
@Schema(name = "SerieDeEntregas")
record DeliverySeries(
        @JsonProperty("de")
                @Schema(description = "Primeiro dia. (EN) First day.", example = "2025-10-12")
                LocalDate de,
        @JsonProperty("ate")
                @Schema(
                        description =
                                "Dia depois do último. (EN) The day after the last one: exclusive.",
                        example = "2025-10-14")
                LocalDate ate,
        @JsonProperty("pontos")
                @Schema(
                        description =
                                "Um para cada dia de de a ate, também sem entregas. "
                                        + "(EN) One for each day, also without deliveries.")
                List<DeliveryPoint> pontos,
        @JsonProperty("erro_maximo_percentis")
                @Schema(
                        description =
                                "Quanto um percentil pode desviar, como fração dele: 0.02 é 2 %. "
                                        + "(EN) By which share of it a percentile may be off.",
                        example = "0.02")
                double erroMaximoPercentis,
        @JsonProperty("atualizado_em")
                @Schema(description = UpdatedAt.MEANS, example = UpdatedAt.EXAMPLE)
                Instant atualizadoEm) {

    /// @param byDay delivery times of the days on which something was delivered
    static DeliverySeries of(Period period, Map<LocalDate, DeliveryTimes> byDay, Instant updated) {
        return new DeliverySeries(
                day(period.from()),
                day(period.to()),
                period.starts().stream()
                        .map(DeliverySeries::day)
                        .map(day ->
                                new DeliveryPoint(day, byDay.getOrDefault(day, DeliveryTimes.NONE)))
                        .toList(),
                DeliveryTimeScale.LARGEST_ERROR,
                updated);
    }

    static LocalDate day(Instant start) {
        return LocalDate.ofInstant(start, ZoneOffset.UTC);
    }
}
