package br.rastreamento.problema;

import jakarta.servlet.http.HttpServletResponse;
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
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;
import org.springframework.web.util.DisconnectedClientHelper;

/// Every failure inside Spring MVC becomes a problem detail here; none tells what the code looks like inside. A service
/// extends it, with `@RestControllerAdvice`, to say what it knows of its own failures.
public abstract class ProblemAdvice extends ResponseEntityExceptionHandler {

    private static final Logger LOG = LoggerFactory.getLogger(ProblemAdvice.class);

    /// What this service can say of a failure that is no [RequestProblem]; logged by who says it. Empty: what Spring found,
    /// or else a fault of ours, 500.
    protected Optional<RequestProblem> explained(Exception failure) {
        return Optional.empty();
    }

    /// What this service says of a failure that Spring found a status for; empty: what any service says.
    protected Optional<String> detail(Exception failure, HttpStatusCode status) {
        return Optional.empty();
    }

    @ExceptionHandler
    final @Nullable ResponseEntity<Object> handleAnythingElse(
            Exception failure, HttpServletResponse response) throws Exception {
        if (DisconnectedClientHelper.isClientDisconnectedException(failure)) {
            return null; // nobody is left to answer
        }
        if (response.isCommitted()) {
            throw failure; // too late for a problem; the server cuts the connection, so that nobody
            // takes this for all
        }
        Optional<RequestProblem> explained = explained(failure);
        if (explained.isPresent()) {
            return answer(explained.get().getBody(), explained.get().getHeaders());
        }
        LOG.atError().setCause(failure).log("request failed");
        return answer(Problems.of(HttpStatus.INTERNAL_SERVER_ERROR), new HttpHeaders());
    }

    @ExceptionHandler
    final ResponseEntity<Object> handleUnreadableParameters(InvalidParameterException failure) {
        HttpStatusCode status = HttpStatusCode.valueOf(failure.getErrorCode());
        return answer(
                Problems.of(
                        status,
                        "Os parâmetros não puderam ser lidos: use UTF-8 codificado por porcentagem."),
                new HttpHeaders());
    }

    @Override
    protected final ResponseEntity<Object> handleExceptionInternal(
            Exception failure,
            @Nullable Object body,
            HttpHeaders headers,
            HttpStatusCode status,
            WebRequest request) {
        if (failure instanceof RequestProblem ours) {
            return answer(ours.getBody(), headers);
        }
        Optional<RequestProblem> explained = explained(failure);
        if (explained.isPresent()) {
            return answer(explained.get().getBody(), explained.get().getHeaders());
        }
        if (status.is5xxServerError()) {
            LOG.atError().setCause(failure).log("request failed");
        }
        return answer(
                detail(failure, status)
                        .map(detail -> Problems.of(status, detail))
                        .orElseGet(() -> Problems.of(status)),
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
