package br.rastreamento.evento;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/// Which times of an event are believed.
///
/// @param earliest the earliest one, inclusive
/// @param maxAhead how far ahead of the reader's clock a carrier's clock may be, inclusive; not negative
/// @param retention how far back a time may be, inclusive; at least [#MIN_RETENTION]; null: as far as `earliest`. An event
///     that may have been deleted cannot be told from a new one (R1), so it must not be read again
/// @param defaultZone zone of a time without offset; null: such a time is invalid
public record TimestampWindow(
        Instant earliest,
        Duration maxAhead,
        @Nullable Duration retention,
        @Nullable ZoneId defaultZone) {

    /// The shortest retention: carriers deliver late, and a parcel is on its way for weeks.
    public static final Duration MIN_RETENTION = Duration.ofDays(60);

    private static final TimestampWindow STANDARD =
            new TimestampWindow(
                    Instant.parse("2010-01-01T00:00:00Z"), Duration.ofHours(24), null, null);

    public TimestampWindow {
        if (maxAhead.isNegative()) {
            throw new IllegalArgumentException("maxAhead must not be negative: " + maxAhead);
        }
        if (retention != null && retention.compareTo(MIN_RETENTION) < 0) {
            throw new IllegalArgumentException(
                    "EVENT_RETENTION must be at least %dd, or empty to keep all events: %s"
                            .formatted(MIN_RETENTION.toDays(), retention));
        }
    }

    /// 2010-01-01 UTC to 24 hours ahead, offset required.
    public static TimestampWindow standard() {
        return STANDARD;
    }

    /// Whether an event of that time is believed at `now`.
    public boolean contains(Instant time, Instant now) {
        return !time.isBefore(earliest)
                && (!time.isAfter(now) || !time.isAfter(now.plus(maxAhead)))
                && (retention == null || !time.isBefore(now.minus(retention)));
    }
}
