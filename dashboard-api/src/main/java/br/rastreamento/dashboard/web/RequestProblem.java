package br.rastreamento.dashboard.web;

import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponseException;

/// The request cannot be answered as asked, and the caller can tell why: becomes a problem detail (RFC 9457).
public final class RequestProblem extends ErrorResponseException {

    /// Extension member that names the parameter to correct.
    public static final String PARAMETER = "parametro";

    private RequestProblem(ProblemDetail body) {
        super(HttpStatus.valueOf(body.getStatus()), body, null);
    }

    /// 400.
    ///
    /// @param name of the query parameter or path variable, as the caller wrote or should write it
    /// @param detail one sentence in Portuguese that says what is accepted; never repeats the rejected value
    public static RequestProblem invalidParameter(String name, String detail) {
        ProblemDetail body = Problems.of(HttpStatus.BAD_REQUEST, detail);
        body.setProperty(PARAMETER, name);
        return new RequestProblem(body);
    }

    /// 404.
    ///
    /// @param detail one sentence in Portuguese that says what is not there
    public static RequestProblem notFound(String detail) {
        return new RequestProblem(Problems.of(HttpStatus.NOT_FOUND, detail));
    }
}
