package br.rastreamento.dashboard.web;

import br.rastreamento.problema.RequestProblem;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.TypeMismatchException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;

/// Parameters that Spring could not turn into the type that the endpoint declares: says which one, and what is accepted.
final class ParameterErrors {

    private ParameterErrors() {}

    /// Empty if the failure is no such thing.
    static Optional<RequestProblem> in(Exception failure) {
        return switch (failure) {
            case MissingServletRequestParameterException missing ->
                    Optional.of(
                            RequestProblem.invalidParameter(
                                    missing.getParameterName(), "Informe este parâmetro."));
            case MethodArgumentTypeMismatchException mismatch ->
                    Optional.of(
                            RequestProblem.invalidParameter(
                                    mismatch.getName(), accepted(mismatch)));
            default -> Optional.empty();
        };
    }

    private static String accepted(TypeMismatchException mismatch) {
        return accepted(mismatch.getRequiredType());
    }

    private static String accepted(@Nullable Class<?> type) {
        if (type == null) {
            return "O valor não tem a forma esperada.";
        }
        if (type.isEnum()) {
            return Arrays.stream(type.getEnumConstants())
                    .map(String::valueOf)
                    .collect(Collectors.joining(", ", "Informe um destes valores: ", "."));
        }
        if (type == Instant.class || type == OffsetDateTime.class) {
            return "Informe data e hora com fuso (ISO 8601), por exemplo 2025-10-12T08:15:00Z.";
        }
        if (type == LocalDate.class) {
            return "Informe uma data (ISO 8601), por exemplo 2025-10-12.";
        }
        if (type == boolean.class || type == Boolean.class) {
            return "Informe true ou false.";
        }
        return "Informe um número inteiro.";
    }
}
