package br.rastreamento.processor.figures;

import java.util.Comparator;

/// A row of `resumo_hora`.
///
/// @param hour hours since 1970-01-01T00:00:00Z
public record HourStatus(long hour, String status) {

    static final Comparator<HourStatus> ORDER =
            Comparator.comparingLong(HourStatus::hour).thenComparing(HourStatus::status);

    private static final long MICROS_PER_HOUR = 3_600_000_000L;

    /// @param micros since 1970-01-01T00:00:00Z
    static HourStatus of(long micros, String status) {
        return new HourStatus(Math.floorDiv(micros, MICROS_PER_HOUR), status);
    }
}
