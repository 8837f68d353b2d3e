package br.rastreamento.evento;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/// ISO-8601 date-times as carriers write them: `2025-10-12T08:15:00Z`, seconds optional, a fraction of up to nine digits
/// after `.` or `,` (cut off after microseconds), `T` or a space between date and time, offset as `Z`, `-03:00`, `-0300`
/// or `-03`. By hand, because this is on the path of every event and [java.time.format.DateTimeFormatter] costs ten times
/// as much and throws on bad input.
final class IsoDateTime {

    private static final int SECONDS_AT = 16; // yyyy-MM-ddTHH:mm
    private static final int MAX_LENGTH = 35; // yyyy-MM-ddTHH:mm:ss.nnnnnnnnn+hh:mm
    private static final int MAX_OFFSET_SECONDS = 18 * 3_600; // as ZoneOffset
    private static final int NO_OFFSET = Integer.MIN_VALUE;

    private IsoDateTime() {}

    /// The instant, in whole microseconds, or null if the text is no such date-time.
    ///
    /// @param defaultZone zone of a date-time without offset; null: it is none then
    static @Nullable Instant parse(String text, @Nullable ZoneId defaultZone) {
        if (text.length() > MAX_LENGTH) {
            return null;
        }
        // what is not in Latin-1 becomes a question mark, which no date-time has
        byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
        return parse(bytes, 0, bytes.length, defaultZone);
    }

    /// The same for the text that is the bytes from `from` (inclusive) to `to` (exclusive), in UTF-8 or any other
    /// superset of ASCII.
    static @Nullable Instant parse(byte[] text, int from, int to, @Nullable ZoneId defaultZone) {
        long minute = localMinute(text, from, to);
        if (minute == Long.MIN_VALUE) {
            return null;
        }
        int at = from + SECONDS_AT;
        int second = 0;
        int nanos = 0;
        if (hasAt(text, at, to, ':')) {
            second = digits(text, at + 1, to, 2, 59);
            at += 3;
            if (hasAt(text, at, to, '.') || hasAt(text, at, to, ',')) {
                int end = endOfDigits(text, at + 1, to);
                nanos = nanosOfMicros(text, at + 1, end);
                at = end;
            }
        }
        if (second < 0 || nanos < 0) {
            return null;
        }
        return toInstant(minute * 60 + second, nanos, text, at, to, defaultZone);
    }

    private static @Nullable Instant toInstant(
            long localSecond,
            int nanos,
            byte[] text,
            int at,
            int to,
            @Nullable ZoneId defaultZone) {
        if (at == to) {
            return defaultZone == null
                    ? null
                    : LocalDateTime.ofEpochSecond(localSecond, nanos, ZoneOffset.UTC)
                            .atZone(defaultZone)
                            .toInstant();
        }
        int offset = offsetSeconds(text, at, to);
        return offset == NO_OFFSET ? null : Instant.ofEpochSecond(localSecond - offset, nanos);
    }

    /// Minutes since 1970 of `yyyy-MM-ddTHH:mm` at the start of the text, or [Long#MIN_VALUE].
    private static long localMinute(byte[] text, int from, int to) {
        boolean shaped =
                to - from >= SECONDS_AT
                        && text[from + 4] == '-'
                        && text[from + 7] == '-'
                        && (text[from + 10] == 'T'
                                || text[from + 10] == 't'
                                || text[from + 10] == ' ')
                        && text[from + 13] == ':';
        if (!shaped) {
            return Long.MIN_VALUE;
        }
        int year = digits(text, from, to, 4, 9_999);
        int month = digits(text, from + 5, to, 2, 12);
        int day = digits(text, from + 8, to, 2, 31);
        int hour = digits(text, from + 11, to, 2, 23);
        int minute = digits(text, from + 14, to, 2, 59);
        boolean exists =
                (year | hour | minute) >= 0
                        && month > 0
                        && day > 0
                        && (day <= 28 || day <= YearMonth.of(year, month).lengthOfMonth());
        return exists
                ? LocalDate.of(year, month, day).toEpochDay() * 1_440 + hour * 60L + minute
                : Long.MIN_VALUE;
    }

    private static int nanosOfMicros(byte[] text, int from, int to) {
        if (to == from || to - from > 9) {
            return -1;
        }
        int micros = 0;
        for (int i = 0; i < 6; i++) {
            micros = micros * 10 + (from + i < to ? text[from + i] - '0' : 0);
        }
        return micros * 1_000;
    }

    private static int offsetSeconds(byte[] text, int at, int to) {
        byte sign = text[at];
        int length = to - at;
        if (sign == 'Z' || sign == 'z') {
            return length == 1 ? 0 : NO_OFFSET;
        }
        if (sign != '+' && sign != '-') {
            return NO_OFFSET;
        }
        int hours = digits(text, at + 1, to, 2, 18);
        int minutes =
                switch (length) {
                    case 3 -> 0;
                    case 5 -> digits(text, at + 3, to, 2, 59);
                    case 6 -> text[at + 3] == ':' ? digits(text, at + 4, to, 2, 59) : -1;
                    default -> -1;
                };
        int seconds = hours * 3_600 + minutes * 60;
        if ((hours | minutes) < 0 || seconds > MAX_OFFSET_SECONDS) {
            return NO_OFFSET;
        }
        return sign == '-' ? -seconds : seconds;
    }

    /// The number of exactly `count` ASCII digits at `from`, or -1 if there is none before `to` or it is over `max`.
    private static int digits(byte[] text, int from, int to, int count, int max) {
        if (from + count > to) {
            return -1;
        }
        int number = 0;
        for (int i = from; i < from + count; i++) {
            byte c = text[i];
            if (c < '0' || c > '9') {
                return -1;
            }
            number = number * 10 + (c - '0');
        }
        return number <= max ? number : -1;
    }

    private static int endOfDigits(byte[] text, int from, int to) {
        int at = from;
        while (at < to && text[at] >= '0' && text[at] <= '9') {
            at++;
        }
        return at;
    }

    private static boolean hasAt(byte[] text, int at, int to, char c) {
        return at < to && text[at] == c;
    }
}
