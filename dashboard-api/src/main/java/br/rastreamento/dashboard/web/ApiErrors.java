package br.rastreamento.dashboard.web;

import br.rastreamento.dashboard.database.DatabaseTrouble;
import br.rastreamento.problema.ProblemAdvice;
import br.rastreamento.problema.RequestProblem;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ResponseEntity;
import org.springframework.web.HttpMediaTypeNotAcceptableException;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.WebRequest;

/// Tells callers which parameter to correct, or of a database that cannot answer at the moment.
@RestControllerAdvice
class ApiErrors extends ProblemAdvice {

    /// After which trying again makes sense; the pool finds a database that is back within that time.
    static final Duration RETRY_AFTER = Duration.ofSeconds(5);

    private static final Logger LOG = LoggerFactory.getLogger(ApiErrors.class);

    @Override
    protected Optional<RequestProblem> explained(Exception failure) {
        return ParameterErrors.in(failure)
                .or(() ->
                        DatabaseTrouble.in(failure).map(trouble -> unavailable(trouble, failure)));
    }

    /// Spring looks for an endpoint by what it can answer with, before anybody looks at its parameters.
    @Override
    protected @Nullable ResponseEntity<Object> handleHttpMediaTypeNotAcceptable(
            HttpMediaTypeNotAcceptableException failure,
            HttpHeaders headers,
            HttpStatusCode status,
            WebRequest request) {
        if (!FormatParameter.decides(request)) {
            return super.handleHttpMediaTypeNotAcceptable(failure, headers, status, request);
        }
        RequestProblem problem =
                RequestProblem.invalidParameter(
                        FormatParameter.NAME, "Esta consulta não conhece este parâmetro.");
        return handleExceptionInternal(
                problem, null, problem.getHeaders(), problem.getStatusCode(), request);
    }

    private static RequestProblem unavailable(DatabaseTrouble trouble, Exception failure) {
        LOG.atWarn()
                .addKeyValue("trouble", trouble)
                .addKeyValue("failure", failure.getClass().getName())
                .log("database cannot answer");
        return RequestProblem.unavailable(
                trouble.said() + " Tente de novo em alguns segundos.", RETRY_AFTER);
    }
}
