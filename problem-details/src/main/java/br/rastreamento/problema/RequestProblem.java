package br.rastreamento.problema;

import java.time.Duration;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.ErrorResponseException;

/// The request cannot be answered as asked, and the caller can tell why: becomes a problem detail (RFC 9457).
public class RequestProblem extends ErrorResponseException {

    /// For what a service alone has to say.
    ///
    /// @param detail one sentence or two in Portuguese that say what to do; never repeat what was sent
    protected RequestProblem(HttpStatus status, String detail) {
        super(status, Problems.of(status, detail), null);
    }

    /// 400.
    ///
    /// @param name of the parameter in query, path or body, as the caller wrote or should write it
    /// @param detail one sentence in Portuguese that says what is accepted; never repeats the rejected value
    public static RequestProblem invalidParameter(String name, String detail) {
        RequestProblem problem = new RequestProblem(HttpStatus.BAD_REQUEST, detail);
        problem.getBody().setProperty(Problems.PARAMETER, name);
        return problem;
    }

    /// 401, with the challenge that RFC 6750 asks for.
    ///
    /// @param challenge value of `WWW-Authenticate`
    public static RequestProblem unauthorized(String challenge, String detail) {
        RequestProblem problem = new RequestProblem(HttpStatus.UNAUTHORIZED, detail);
        problem.getHeaders().set(HttpHeaders.WWW_AUTHENTICATE, challenge);
        return problem;
    }

    /// 403.
    public static RequestProblem forbidden(String detail) {
        return new RequestProblem(HttpStatus.FORBIDDEN, detail);
    }

    /// 404.
    ///
    /// @param detail one sentence in Portuguese that says what is not there
    public static RequestProblem notFound(String detail) {
        return new RequestProblem(HttpStatus.NOT_FOUND, detail);
    }

    /// 503.
    public static RequestProblem unavailable(String detail, Duration retryAfter) {
        RequestProblem problem = new RequestProblem(HttpStatus.SERVICE_UNAVAILABLE, detail);
        problem.retryAfter(retryAfter);
        return problem;
    }

    /// Says when to try again, in whole seconds, at least one, rounded up: earlier would be too early.
    protected final void retryAfter(Duration wait) {
        long seconds = wait.plusSeconds(1).minusNanos(1).toSeconds();
        getHeaders().set(HttpHeaders.RETRY_AFTER, Long.toString(Math.max(1, seconds)));
    }
}
