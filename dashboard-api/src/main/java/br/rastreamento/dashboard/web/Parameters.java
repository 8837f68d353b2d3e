package br.rastreamento.dashboard.web;

import br.rastreamento.problema.RequestProblem;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Reads what the caller wrote as parameters; throws [RequestProblem] naming the one to correct. An empty parameter is the
/// same as an absent one, as forms send them.
public final class Parameters {

    private static final Pattern DIGITS = Pattern.compile("[0-9]{1,18}");

    private Parameters() {}

    /// An integer in a range.
    ///
    /// @param absent what an absent one stands for
    /// @param min not negative
    public static int integer(String name, @Nullable String text, int absent, int min, int max) {
        if (text == null || text.isBlank()) {
            return absent;
        }
        if (DIGITS.matcher(text).matches()) {
            long value = Long.parseLong(text);
            if (value >= min && value <= max) {
                return (int) value;
            }
        }
        throw RequestProblem.invalidParameter(
                name, "Informe um número inteiro de %d a %d.".formatted(min, max));
    }
}
