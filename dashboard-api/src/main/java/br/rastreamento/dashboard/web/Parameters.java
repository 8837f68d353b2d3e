package br.rastreamento.dashboard.web;

import br.rastreamento.evento.CleanedText;
import br.rastreamento.evento.StatusCatalog;
import br.rastreamento.evento.StatusPhase;
import br.rastreamento.evento.TextCleaning;
import br.rastreamento.problema.RequestProblem;
import java.util.Arrays;
import java.util.Locale;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Reads what the caller wrote as parameters; throws [RequestProblem] naming the one to correct. An empty parameter is the
/// same as an absent one, as forms send them.
public final class Parameters {

    /// Rows on a page of a list, unless the caller wants otherwise.
    public static final int DEFAULT_LIMIT = 50;

    /// Most rows on a page of a list.
    public static final int MAX_LIMIT = 500;

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

    /// `limite`: rows on a page, 1 to [#MAX_LIMIT].
    public static int limit(@Nullable String text) {
        return integer("limite", text, DEFAULT_LIMIT, 1, MAX_LIMIT);
    }

    /// `true` or `false`, in upper or lower case.
    ///
    /// @return null if absent
    public static @Nullable Boolean flag(String name, @Nullable String text) {
        if (text == null || text.isBlank()) {
            return null;
        }
        return switch (text.strip().toLowerCase(Locale.ROOT)) {
            case "true" -> true;
            case "false" -> false;
            default -> throw RequestProblem.invalidParameter(name, "Informe true ou false.");
        };
    }

    /// One of a few words, in upper or lower case.
    ///
    /// @param absent what an absent one stands for; its type has a constant for each word
    public static <E extends Enum<E>> E choice(String name, @Nullable String text, E absent) {
        return text == null || text.isBlank()
                ? absent
                : constant(
                        name,
                        text,
                        absent.getDeclaringClass(),
                        word -> word.toLowerCase(Locale.ROOT));
    }

    /// `fase`, in upper or lower case.
    public static @Nullable StatusPhase phase(@Nullable String text) {
        return text == null || text.isBlank()
                ? null
                : constant("fase", text, StatusPhase.class, Function.identity());
    }

    /// `status`, in any spelling of the catalogue.
    ///
    /// @return the catalogue's own
    public static @Nullable String status(@Nullable String text) {
        String cleaned = clean("status", text, TextCleaning::status, TextCleaning.MAX_STATUS);
        return cleaned == null ? null : StatusCatalog.canonical(cleaned);
    }

    /// A place as it is stored.
    ///
    /// @param name `origem` or `destino`
    public static @Nullable String place(String name, @Nullable String text) {
        return clean(name, text, TextCleaning::place, TextCleaning.MAX_PLACE);
    }

    private static <E extends Enum<E>> E constant(
            String name, String text, Class<E> type, Function<String, String> shown) {
        String wanted = text.strip().toUpperCase(Locale.ROOT);
        return Arrays.stream(type.getEnumConstants())
                .filter(constant -> constant.name().equals(wanted))
                .findFirst()
                .orElseThrow(() ->
                        RequestProblem.invalidParameter(
                                name,
                                Arrays.stream(type.getEnumConstants())
                                        .map(Enum::name)
                                        .map(shown)
                                        .collect(
                                                Collectors.joining(
                                                        ", ",
                                                        "Informe um destes valores: ",
                                                        "."))));
    }

    // What is stored was cleaned, so a filter finds it only after the same cleaning.
    private static @Nullable String clean(
            String name,
            @Nullable String raw,
            Function<String, CleanedText> cleaning,
            int maxLength) {
        if (raw == null || raw.isBlank()) {
            return null;
        }
        return switch (cleaning.apply(raw)) {
            case CleanedText.Clean(String text) -> text;
            case CleanedText.Refused _ ->
                    throw RequestProblem.invalidParameter(
                            name,
                            "Informe um texto de até "
                                    + maxLength
                                    + " caracteres, sem caracteres de controle.");
        };
    }
}
