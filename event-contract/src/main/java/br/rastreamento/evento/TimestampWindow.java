package br.rastreamento.evento;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/// Which times of an event are believed.
///
/// @param earliest the earliest one, inclusive
/// @param maxAhead how far ahead of the reader's clock a carrier's clock may be, inclusive; not negative
/// @param defaultZone zone of a time without offset; null: such a time is invalid
public record TimestampWindow(Instant earliest, Duration maxAhead, @Nullable ZoneId defaultZone) {

    private static final TimestampWindow STANDARD =
            new TimestampWindow(Instant.parse("2010-01-01T00:00:00Z"), Duration.ofHours(24), null);

    public TimestampWindow {
        if (maxAhead.isNegative()) {
            throw new IllegalArgumentException("maxAhead must not be negative: " + maxAhead);
        }
    }

    /// 2010-01-01 UTC to 24 hours ahead, offset required.
    public static TimestampWindow standard() {
        return STANDARD;
    }

    /// Whether an event of that time is believed at `now`.
    public boolean contains(Instant time, Instant now) {
        return !time.isBefore(earliest) && !time.isAfter(now.plus(maxAhead));
    }
}
