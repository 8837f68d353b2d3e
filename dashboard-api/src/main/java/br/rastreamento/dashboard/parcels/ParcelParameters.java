package br.rastreamento.dashboard.parcels;

import br.rastreamento.dashboard.web.Parameters;
import br.rastreamento.problema.RequestProblem;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Turns what the caller wrote into values; throws [RequestProblem] naming the parameter.
final class ParcelParameters {

    private static final Pattern POSITIVE = Pattern.compile("0*[1-9][0-9]{0,18}");

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
            @Nullable String destination,
            @Nullable String exception) {
        return new ParcelFilter(
                Parameters.status(status),
                Parameters.phase(phase),
                Parameters.place("origem", origin),
                Parameters.place("destino", destination),
                Parameters.flag("com_excecao", exception));
    }
}
