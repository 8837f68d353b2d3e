package br.rastreamento.processor.figures;

import java.util.Comparator;

/// An hour of a status: one of the counts in a row of `resumo_dia`.
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

    /// Days since 1970-01-01, UTC.
    public long day() {
        return Math.floorDiv(hour, 24);
    }

    /// 0 to 23.
    public int hourOfDay() {
        return Math.floorMod(hour, 24);
    }
}
