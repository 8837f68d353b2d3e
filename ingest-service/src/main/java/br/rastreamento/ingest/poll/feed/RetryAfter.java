package br.rastreamento.ingest.poll.feed;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;

/// The HTTP header of that name: seconds, or a date (RFC 9110, 10.2.3).
final class RetryAfter {

    private RetryAfter() {}

    /// How long to wait; null if the header says nothing that can be understood, or a time that has passed.
    static @Nullable Duration parse(String header, Instant now) {
        String value = header.strip();
        if (value.matches("\\d{1,9}")) {
            return Duration.ofSeconds(Long.parseLong(value));
        }
        try {
            Instant date =
                    ZonedDateTime.parse(value, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
            return date.isAfter(now) ? Duration.between(now, date) : null;
        } catch (DateTimeException e) {
            return null;
        }
    }
}
