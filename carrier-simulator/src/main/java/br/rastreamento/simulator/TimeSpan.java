package br.rastreamento.simulator;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/// Reads a time span from the command line: `500ms`, `60s`, `2m`, `1h` or ISO 8601.
final class TimeSpan implements ITypeConverter<Duration> {

    private static final Pattern SHORT = Pattern.compile("(\\d{1,9})(ms|s|m|h)");
    private static final Map<String, Duration> UNITS =
            Map.of(
                    "ms", Duration.ofMillis(1),
                    "s", Duration.ofSeconds(1),
                    "m", Duration.ofMinutes(1),
                    "h", Duration.ofHours(1));

    @Override
    public Duration convert(String value) {
        Matcher text = SHORT.matcher(value);
        try {
            Duration span =
                    text.matches()
                            ? UNITS.getOrDefault(text.group(2), Duration.ZERO)
                                    .multipliedBy(Long.parseLong(text.group(1)))
                            : Duration.parse(value);
            if (!span.isNegative()) {
                return span;
            }
        } catch (DateTimeParseException e) {
            // said below
        }
        throw new TypeConversionException(
                "'%s' is no time span: give a number with a unit, such as 500ms, 60s or 2m"
                        .formatted(value));
    }
}
