package br.rastreamento.ingest.problem;

import br.rastreamento.problema.ProblemAdvice;
import java.util.Optional;
import org.springframework.http.HttpStatusCode;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/// Tells callers who are at the wrong address, or bring the wrong thing, where events go and in which form.
@RestControllerAdvice
class ApiErrors extends ProblemAdvice {

    @Override
    protected Optional<String> detail(Exception failure, HttpStatusCode status) {
        return switch (status.value()) {
            case 404 ->
                    Optional.of(
                            "Não há nada neste endereço; envie eventos para POST /api/v1/eventos.");
            case 415 ->
                    Optional.of(
                            "Envie os eventos como application/json, application/x-ndjson ou text/csv, em UTF-8, sem compressão ou com gzip.");
            default -> Optional.empty();
        };
    }
}
