package br.rastreamento.dashboard.parcels;

import br.rastreamento.dashboard.web.Parameters;
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

/// Turns what the caller wrote into values; throws [RequestProblem] naming the parameter. An empty parameter is the
/// same as an absent one, as forms send them.
final class ParcelParameters {

    static final int DEFAULT_LIMIT = 50;
    static final int MAX_LIMIT = 500;

    private static final Pattern POSITIVE = Pattern.compile("0*[1-9][0-9]{0,18}");
    private static final String PHASES =
            Arrays.stream(StatusPhase.values()).map(Enum::name).collect(Collectors.joining(", "));

    private ParcelParameters() {}

    static long id(String text) {
        try {
            if (POSITIVE.matcher(text).matches()) {
                return Long.parseLong(text);
            }
        } catch (NumberFormatException _) {
            // 19 digits, but above 2^63−1
        }
        throw RequestProblem.invalidParameter(
                "id", "O id de um pacote é um número inteiro de 1 a 9223372036854775807.");
    }

    static ParcelFilter filter(
            @Nullable String status,
            @Nullable String phase,
            @Nullable String origin,
            @Nullable String destination) {
        String cleanedStatus =
                clean("status", status, TextCleaning::status, TextCleaning.MAX_STATUS);
        return new ParcelFilter(
                cleanedStatus == null ? null : StatusCatalog.canonical(cleanedStatus),
                phase(phase),
                clean("origem", origin, TextCleaning::place, TextCleaning.MAX_PLACE),
                clean("destino", destination, TextCleaning::place, TextCleaning.MAX_PLACE));
    }

    static int limit(@Nullable String text) {
        return Parameters.integer("limite", text, DEFAULT_LIMIT, 1, MAX_LIMIT);
    }

    static @Nullable StatusPhase phase(@Nullable String text) {
        if (text == null || text.isBlank()) {
            return null;
        }
        String name = text.strip().toUpperCase(Locale.ROOT);
        return Arrays.stream(StatusPhase.values())
                .filter(phase -> phase.name().equals(name))
                .findFirst()
                .orElseThrow(() ->
                        RequestProblem.invalidParameter(
                                "fase", "Informe uma destas fases: " + PHASES + "."));
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
