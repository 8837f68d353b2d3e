package br.rastreamento.dashboard.web;

import br.rastreamento.dashboard.database.DatabaseTrouble;
import java.util.Optional;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.HttpMediaTypeNotAcceptableException;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;
import org.springframework.web.util.DisconnectedClientHelper;

/// Every failure inside Spring MVC becomes a problem detail here; none tells what the code looks like inside.
@RestControllerAdvice
class ApiErrors extends ResponseEntityExceptionHandler {

    /// Seconds after which trying again makes sense; the pool finds a database that is back within that time.
    static final String RETRY_AFTER = "5";

    private static final Logger LOG = LoggerFactory.getLogger(ApiErrors.class);

    @ExceptionHandler
    @Nullable ResponseEntity<Object> handleAnythingElse(Exception failure, WebRequest request) {
        if (DisconnectedClientHelper.isClientDisconnectedException(failure)) {
            return null; // nobody is left to answer
        }
        Optional<DatabaseTrouble> trouble = DatabaseTrouble.in(failure);
        if (trouble.isPresent()) {
            return databaseTrouble(trouble.get(), failure);
        }
        LOG.atError().setCause(failure).log("request failed");
        return answer(Problems.of(HttpStatus.INTERNAL_SERVER_ERROR), new HttpHeaders());
    }

    @ExceptionHandler
    ResponseEntity<Object> handleUnreadableParameters(InvalidParameterException failure) {
        HttpStatusCode status = HttpStatusCode.valueOf(failure.getErrorCode());
        return answer(
                Problems.of(
                        status,
                        "Os parâmetros não puderam ser lidos: use UTF-8 codificado por porcentagem."),
                new HttpHeaders());
    }

    @Override
    protected ResponseEntity<Object> handleExceptionInternal(
            Exception failure,
            @Nullable Object body,
            HttpHeaders headers,
            HttpStatusCode status,
            WebRequest request) {
        if (status.is5xxServerError()) {
            LOG.atError().setCause(failure).log("request failed");
        }
        ProblemDetail problem =
                switch (failure) {
                    case RequestProblem ours -> ours.getBody();
                    case HttpRequestMethodNotSupportedException _ ->
                            Problems.of(
                                    status,
                                    "Este endereço não aceita este método; veja o cabeçalho Allow.");
                    case HttpMediaTypeNotAcceptableException _ ->
                            Problems.of(
                                    status, "A resposta não existe no formato pedido em Accept.");
                    default -> Problems.of(status);
                };
        return answer(problem, headers);
    }

    private static ResponseEntity<Object> databaseTrouble(
            DatabaseTrouble trouble, Exception failure) {
        LOG.atWarn()
                .addKeyValue("trouble", trouble)
                .addKeyValue("failure", failure.getClass().getName())
                .log("database cannot answer");
        String detail =
                switch (trouble) {
                    case AWAY -> "O banco de dados não responde no momento.";
                    case TOO_SLOW -> "O banco de dados demorou demais para responder.";
                    case NOT_MIGRATED -> "O banco de dados ainda está sendo preparado.";
                };
        HttpHeaders headers = new HttpHeaders();
        headers.set(HttpHeaders.RETRY_AFTER, RETRY_AFTER);
        return answer(
                Problems.of(
                        HttpStatus.SERVICE_UNAVAILABLE,
                        detail + " Tente de novo em alguns segundos."),
                headers);
    }

    // The content type is fixed here, or a caller with an Accept that we cannot serve would get no
    // body at all.
    private static ResponseEntity<Object> answer(ProblemDetail problem, HttpHeaders headers) {
        return ResponseEntity.status(problem.getStatus())
                .headers(headers)
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(problem);
    }
}
