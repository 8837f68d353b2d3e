package br.rastreamento.dashboard.deliverytimes;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
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
    /// @param counts in any order; those of one class add up, and each alone may be negative
    /// @param sumMicros of the delivery times of all these parcels, in microseconds
    static DeliveryTimes of(List<ClassCount> counts, BigDecimal sumMicros) {
        SortedMap<Integer, Long> sums = new TreeMap<>();
        counts.forEach(count -> sums.merge(count.deliveryClass(), count.parcels(), Long::sum));
        List<ClassCount> ascending =
                sums.entrySet().stream()
                        .map(sum -> new ClassCount(sum.getKey(), sum.getValue()))
                        .toList();
        long delivered = ascending.stream().mapToLong(ClassCount::parcels).sum();
        return delivered == 0
                ? NONE
                : new DeliveryTimes(
                        delivered,
                        DeliveryTime.mean(sumMicros, delivered),
                        percentile(50, ascending),
                        percentile(90, ascending),
                        percentile(95, ascending));
    }

    /// From a row that has the counts in two arrays of the same order, `faixas` and `contagens`, both null without a
    /// delivery, and their sum in `soma_entrega_us`.
    public static DeliveryTimes read(ResultSet row) throws SQLException {
        Array classes = row.getArray("faixas");
        if (classes == null) {
            return NONE;
        }
        Number[] numbers = (Number[]) classes.getArray();
        Number[] parcels = (Number[]) row.getArray("contagens").getArray();
        List<ClassCount> counts = new ArrayList<>(numbers.length);
        for (int i = 0; i < numbers.length; i++) {
            counts.add(new ClassCount(numbers[i].intValue(), parcels[i].longValue()));
        }
        return of(counts, row.getBigDecimal("soma_entrega_us"));
    }

    private static @Nullable DeliveryTime percentile(int percent, List<ClassCount> ascending) {
        Long micros = Percentiles.micros(percent, ascending);
        return micros == null ? null : DeliveryTime.of(Duration.of(micros, ChronoUnit.MICROS));
    }
}
