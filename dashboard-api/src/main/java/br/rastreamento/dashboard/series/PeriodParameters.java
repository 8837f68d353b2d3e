package br.rastreamento.dashboard.series;

import br.rastreamento.problema.RequestProblem;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Turns what the caller wrote as `de` and `ate` into times; throws [RequestProblem] naming the parameter. Empty is absent.
final class PeriodParameters {

    private static final int FIRST_YEAR = 1970;
    private static final int LAST_YEAR = 2999;
    private static final int DATE_LENGTH = "yyyy-MM-dd".length();

    private PeriodParameters() {}

    /// A date, which is its first moment in UTC, or a date and time with offset.
    static @Nullable Instant time(String name, @Nullable String text) {
        return read(
                name,
                text,
                given ->
                        given.length() <= DATE_LENGTH
                                ? midnight(given)
                                : OffsetDateTime.parse(given),
                "Informe uma data (2025-10-12) ou data e hora com fuso (2025-10-12T08:15:00Z)");
    }

    /// A date, which is its first moment in UTC.
    static @Nullable Instant date(String name, @Nullable String text) {
        return read(
                name, text, PeriodParameters::midnight, "Informe uma data, por exemplo 2025-10-12");
    }

    private static @Nullable Instant read(
            String name,
            @Nullable String text,
            Function<String, OffsetDateTime> form,
            String accepted) {
        if (text == null || text.isBlank()) {
            return null;
        }
        try {
            OffsetDateTime time = form.apply(text);
            if (time.getYear() >= FIRST_YEAR && time.getYear() <= LAST_YEAR) {
                return time.toInstant();
            }
        } catch (DateTimeException _) {
            // refused below, as one out of range
        }
        throw RequestProblem.invalidParameter(
                name, "%s, de %d a %d.".formatted(accepted, FIRST_YEAR, LAST_YEAR));
    }

    private static OffsetDateTime midnight(String date) {
        return LocalDate.parse(date).atStartOfDay().atOffset(ZoneOffset.UTC);
    }
}
