package br.rastreamento.dashboard.deliverytimes;

import br.rastreamento.dashboard.database.CountArray;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What is said of the delivery times (R5) of some parcels: all of them, those of a route, or of a day.
///
/// @param pacotesEntregues how many they are; size of the sample of mean and percentiles
/// @param tempoMedioEntrega exact, null while nothing is delivered; so are the percentiles, which [Percentiles] defines
@Schema(name = "TemposEntrega")
public record DeliveryTimes(
        @JsonProperty("pacotes_entregues")
                @Schema(
                        description =
                                "Pacotes com ao menos um evento ENTREGUE: a amostra da média e dos percentis. "
                                        + "(EN) Parcels with at least one ENTREGUE event: the sample of mean and percentiles.",
                        example = "1")
                long pacotesEntregues,
        @JsonProperty("tempo_medio_entrega")
                @Schema(
                        description =
                                "Soma de (data_entrega − data_primeiro_evento) ÷ pacotes_entregues, exata; null sem entregas. "
                                        + "(EN) Sum of (data_entrega − data_primeiro_evento) ÷ pacotes_entregues, exact; null without deliveries.")
                @Nullable DeliveryTime tempoMedioEntrega,
        @JsonProperty("p50")
                @Schema(
                        description =
                                "Mediana: o menor tempo de entrega t tal que ao menos 50 % dos pacotes entregues levaram t ou menos; dito com erro de até 2 % (30 s abaixo de um minuto). "
                                        + "(EN) Median: least delivery time t such that at least 50 % of the delivered parcels took t or less; told within 2 % (30 s below one minute).")
                @Nullable DeliveryTime p50,
        @JsonProperty("p90")
                @Schema(
                        description =
                                "Como p50, com 90 % dos pacotes entregues. (EN) As p50, with 90 % of the delivered parcels.")
                @Nullable DeliveryTime p90,
        @JsonProperty("p95")
                @Schema(
                        description =
                                "Como p50, com 95 % dos pacotes entregues. (EN) As p50, with 95 % of the delivered parcels.")
                @Nullable DeliveryTime p95) {

    /// Without a delivery.
    public static final DeliveryTimes NONE = new DeliveryTimes(0, null, null, null, null);

    /// From what is counted.
    ///
    /// @param counts by ascending class, each once
    /// @param sumMicros of the delivery times of all these parcels, in microseconds
    static DeliveryTimes of(List<ClassCount> counts, BigDecimal sumMicros) {
        long delivered = counts.stream().mapToLong(ClassCount::parcels).sum();
        return delivered == 0
                ? NONE
                : new DeliveryTimes(
                        delivered,
                        DeliveryTime.mean(sumMicros, delivered),
                        percentile(50, counts),
                        percentile(90, counts),
                        percentile(95, counts));
    }

    /// From a row that has the counts by class in `por_faixa`, from class `primeira_faixa` on, and the sum in `soma_entrega_us`.
    public static DeliveryTimes read(ResultSet row) throws SQLException {
        List<ClassCount> counts = new ArrayList<>();
        CountArray.read(
                row,
                "por_faixa",
                "primeira_faixa",
                (number, parcels) -> counts.add(new ClassCount(number, parcels)));
        return counts.isEmpty() ? NONE : of(counts, row.getBigDecimal("soma_entrega_us"));
    }

    private static @Nullable DeliveryTime percentile(int percent, List<ClassCount> ascending) {
        Long micros = Percentiles.micros(percent, ascending);
        return micros == null ? null : DeliveryTime.of(Duration.of(micros, ChronoUnit.MICROS));
    }
}
