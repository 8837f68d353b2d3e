package br.rastreamento.ingest.problem;

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
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;
import org.springframework.web.util.DisconnectedClientHelper;

/// Every failure inside Spring MVC becomes a problem detail here; none tells what the code looks like inside.
@RestControllerAdvice
class ApiErrors extends ResponseEntityExceptionHandler {

    private static final Logger LOG = LoggerFactory.getLogger(ApiErrors.class);

    @ExceptionHandler
    @Nullable ResponseEntity<Object> handleAnythingElse(Exception failure) {
        if (DisconnectedClientHelper.isClientDisconnectedException(failure)) {
            return null; // nobody is left to answer
        }
        LOG.atError().setCause(failure).log("request failed");
        return answer(Problems.of(HttpStatus.INTERNAL_SERVER_ERROR), new HttpHeaders());
    }

    @Override
    protected ResponseEntity<Object> handleExceptionInternal(
            Exception failure,
            @Nullable Object body,
            HttpHeaders headers,
            HttpStatusCode status,
            WebRequest request) {
        if (failure instanceof RequestProblem problem) {
            return answer(problem.getBody(), headers);
        }
        if (status.is5xxServerError()) {
            LOG.atError().setCause(failure).log("request failed");
        }
        return answer(Problems.of(status), headers);
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
