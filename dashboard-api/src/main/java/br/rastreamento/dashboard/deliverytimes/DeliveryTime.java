package br.rastreamento.dashboard.deliverytimes;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// A delivery time (R5), a mean or percentile of some, or another span of a parcel's life, rounded half up to whole seconds;
/// the same value in three forms.
///
/// @param segundos whole seconds, not negative
/// @param iso8601 the same as [Duration#toString()]
/// @param texto the same for people: `1 dia, 09:25:00`, `2 dias, 03:00:00`, without the days when there are none
@Schema(
        name = "TempoEntrega",
        description =
                "Uma duração, arredondada para segundos inteiros (meio para cima), em três formas. "
                        + "(EN) A span of time, rounded half up to whole seconds, in three forms.")
public record DeliveryTime(
        @JsonProperty("segundos") @Schema(description = "Segundos inteiros", example = "120300")
                long segundos,
        @JsonProperty("iso8601")
                @Schema(description = "O mesmo valor como duração ISO 8601", example = "PT33H25M")
                String iso8601,
        @JsonProperty("texto")
                @Schema(description = "O mesmo valor para leitura", example = "1 dia, 09:25:00")
                String texto) {

    private static final BigDecimal MICROS_PER_SECOND = BigDecimal.valueOf(1_000_000);

    public static DeliveryTime of(Duration exact) {
        return ofSeconds(exact.plusMillis(500).toSeconds());
    }

    /// One division, so that nothing is rounded twice.
    ///
    /// @param sumMicros of the delivery times of all delivered parcels, in microseconds
    /// @param delivered how many parcels these are, at least 1
    public static DeliveryTime mean(BigDecimal sumMicros, long delivered) {
        BigDecimal divisor = MICROS_PER_SECOND.multiply(BigDecimal.valueOf(delivered));
        return ofSeconds(sumMicros.divide(divisor, 0, RoundingMode.HALF_UP).longValueExact());
    }

    /// For a line of a CSV file.
    public static @Nullable Long seconds(@Nullable DeliveryTime time) {
        return time == null ? null : time.segundos();
    }

    private static DeliveryTime ofSeconds(long seconds) {
        Duration whole = Duration.ofSeconds(seconds);
        return new DeliveryTime(seconds, whole.toString(), text(whole));
    }

    private static String text(Duration span) {
        long days = span.toDays();
        String clock =
                String.format(
                        Locale.ROOT,
                        "%02d:%02d:%02d",
                        span.toHoursPart(),
                        span.toMinutesPart(),
                        span.toSecondsPart());
        return switch ((int) Math.min(days, 2)) {
            case 0 -> clock;
            case 1 -> "1 dia, " + clock;
            default -> days + " dias, " + clock;
        };
    }
}
