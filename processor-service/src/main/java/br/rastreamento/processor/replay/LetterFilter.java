package br.rastreamento.processor.replay;

import br.rastreamento.evento.ViolationCode;
import br.rastreamento.problema.RequestProblem;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Which dead letters are meant; null means any. Code and field must be those of one and the same violation.
///
/// @param codigo a [ViolationCode#code()]
/// @param campo the field at fault
/// @param fonte the carrier's source
/// @param reenviada whether it was replayed
record LetterFilter(
        @Nullable String codigo,
        @Nullable String campo,
        @Nullable String fonte,
        @Nullable Boolean reenviada) {

    private static final String CODES =
            Arrays.stream(ViolationCode.values())
                    .map(ViolationCode::code)
                    .collect(Collectors.joining(", "));

    /// @throws RequestProblem 400 for a code that does not exist
    LetterFilter {
        if (codigo != null
                && Arrays.stream(ViolationCode.values())
                        .noneMatch(code -> code.code().equals(codigo))) {
            throw RequestProblem.invalidParameter(
                    "codigo", "Informe um destes códigos: " + CODES + ".");
        }
    }

    boolean matches(Letter letter) {
        return (fonte == null || fonte.equals(letter.fonte()))
                && (reenviada == null || reenviada == letter.isReplayed())
                && ((codigo == null && campo == null)
                        || letter.erros().stream()
                                .anyMatch(reason ->
                                        (codigo == null || codigo.equals(reason.codigo()))
                                                && (campo == null
                                                        || campo.equals(reason.campo()))));
    }
}
