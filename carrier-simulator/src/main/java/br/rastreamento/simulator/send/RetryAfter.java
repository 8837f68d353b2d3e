package br.rastreamento.simulator.send;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;

/// The HTTP header of that name: seconds, or a date (RFC 9110, 10.2.3).
final class RetryAfter {

    private RetryAfter() {}

    /// How long to wait; zero if the header says nothing that can be understood, or a time that has passed.
    static Duration parse(String header, Instant now) {
        String value = header.strip();
        if (value.matches("\\d{1,9}")) {
            return Duration.ofSeconds(Long.parseLong(value));
        }
        try {
            Instant date =
                    ZonedDateTime.parse(value, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
            return date.isAfter(now) ? Duration.between(now, date) : Duration.ZERO;
        } catch (DateTimeException e) {
            return Duration.ZERO;
        }
    }
}
