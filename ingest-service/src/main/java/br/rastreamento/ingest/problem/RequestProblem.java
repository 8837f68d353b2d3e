package br.rastreamento.ingest.problem;

import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.util.unit.DataSize;
import org.springframework.web.ErrorResponseException;

/// The request as a whole is not taken, and the caller can tell why: becomes a problem detail (RFC 9457).
public final class RequestProblem extends ErrorResponseException {

    private RequestProblem(HttpStatus status, String detail) {
        super(status, Problems.of(status, detail), null);
    }

    /// 400: the body cannot be read as a whole.
    ///
    /// @param detail one sentence in Portuguese; never repeats what was sent
    public static RequestProblem unreadable(String detail) {
        return new RequestProblem(HttpStatus.BAD_REQUEST, detail);
    }

    /// 401, with the challenge that RFC 6750 asks for.
    ///
    /// @param credentialGiven whether there was a credential, a wrong one
    public static RequestProblem unauthorized(boolean credentialGiven) {
        RequestProblem problem =
                new RequestProblem(
                        HttpStatus.UNAUTHORIZED,
                        credentialGiven
                                ? "A credencial enviada não é válida."
                                : "Envie a credencial no cabeçalho Authorization: Bearer <token>, ou assine a requisição (webhook-id, webhook-timestamp, webhook-signature).");
        problem.getHeaders()
                .set(
                        HttpHeaders.WWW_AUTHENTICATE,
                        credentialGiven ? "Bearer error=\"invalid_token\"" : "Bearer");
        return problem;
    }

    /// 401: there is a signature, and it is not good.
    ///
    /// @param flaw what is wrong with its form or time, one sentence in Portuguese; null where no secret matches
    public static RequestProblem badSignature(@Nullable String flaw) {
        RequestProblem problem =
                new RequestProblem(
                        HttpStatus.UNAUTHORIZED,
                        flaw != null
                                ? flaw
                                : "A assinatura não confere. Assine webhook-id, webhook-timestamp e os bytes do corpo exatamente como são enviados.");
        problem.getHeaders().set(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
        return problem;
    }

    /// 408.
    public static RequestProblem tooSlow() {
        return new RequestProblem(
                HttpStatus.REQUEST_TIMEOUT,
                "O corpo demorou demais a chegar. Envie menos eventos por requisição.");
    }

    /// 413.
    public static RequestProblem tooLarge(DataSize limit) {
        return new RequestProblem(
                HttpStatus.CONTENT_TOO_LARGE,
                "O corpo passa do limite de "
                        + limit.toBytes()
                        + " bytes. Divida os eventos em mais de uma requisição.");
    }

    /// 413: a body with a signature is held in memory, so it may be smaller than others.
    public static RequestProblem tooLargeToCheck(DataSize limit) {
        return new RequestProblem(
                HttpStatus.CONTENT_TOO_LARGE,
                "Um corpo assinado pode ter no máximo "
                        + limit.toBytes()
                        + " bytes. Divida os eventos em mais de uma requisição, ou envie com um token.");
    }

    /// 415.
    public static RequestProblem unsupported(String detail) {
        RequestProblem problem = new RequestProblem(HttpStatus.UNSUPPORTED_MEDIA_TYPE, detail);
        problem.getHeaders()
                .set(HttpHeaders.ACCEPT, "application/json, application/x-ndjson, text/csv");
        problem.getHeaders().set(HttpHeaders.ACCEPT_ENCODING, "gzip");
        return problem;
    }

    /// 503: nothing of the request counts as accepted.
    public static RequestProblem unavailable(Duration retryAfter) {
        RequestProblem problem =
                new RequestProblem(
                        HttpStatus.SERVICE_UNAVAILABLE,
                        "O Kafka não confirmou os eventos a tempo. Nenhum foi dado como aceito; envie todos de novo.");
        return problem.after(retryAfter);
    }

    /// 429: the source is over its rate.
    ///
    /// @param wait until the next request would be taken
    public static RequestProblem tooMany(Duration wait) {
        return new RequestProblem(
                        HttpStatus.TOO_MANY_REQUESTS,
                        "A fonte passou do seu limite de requisições por segundo. Espere o tempo de Retry-After e envie de novo.")
                .after(wait);
    }

    /// 429: one more request without a good credential, after many.
    ///
    /// @param unauthorized what is wrong with it
    /// @param wait until the next would be answered with 401
    public static RequestProblem tooManyFailures(RequestProblem unauthorized, Duration wait) {
        return new RequestProblem(
                        HttpStatus.TOO_MANY_REQUESTS,
                        unauthorized.getBody().getDetail()
                                + " Houve tentativas demais assim deste endereço. Corrija a credencial, ou espere o tempo de Retry-After.")
                .after(wait);
    }

    /// 503: too many bodies are being read at once. Nothing of this one was looked at.
    public static RequestProblem busy(Duration retryAfter) {
        return new RequestProblem(
                        HttpStatus.SERVICE_UNAVAILABLE,
                        "O serviço recebe mais corpos ao mesmo tempo do que comporta. Nenhum evento foi dado como aceito; envie todos de novo.")
                .after(retryAfter);
    }

    /// 503: Kafka failed while a stream was being published; [#amid] says how far it got.
    public static RequestProblem streamUnavailable(Duration retryAfter) {
        return new RequestProblem(
                        HttpStatus.SERVICE_UNAVAILABLE, "O Kafka não confirmou os eventos a tempo.")
                .after(retryAfter);
    }

    /// 503: the service is being stopped while it reads a stream; [#amid] says how far it got.
    public static RequestProblem stopping(Duration retryAfter) {
        return new RequestProblem(HttpStatus.SERVICE_UNAVAILABLE, "O serviço está parando.")
                .after(retryAfter);
    }

    /// Says how far a stream got before it ended early.
    ///
    /// @param settledLine up to this line every item is accepted or rejected; 0: none
    /// @param account what became of the items, as fields of the problem detail
    public RequestProblem amid(long settledLine, Map<String, Object> account) {
        account.forEach(getBody()::setProperty);
        getBody().setProperty("confirmado_ate_linha", settledLine);
        getBody().setDetail(getBody().getDetail() + " " + goOn(settledLine));
        return this;
    }

    private String goOn(long settledLine) {
        String correct = getStatusCode().value() == 400 ? "corrija e envie" : "envie";
        String goOn =
                settledLine == 0
                        ? correct + " tudo de novo."
                        : "até a linha %d tudo está decidido; %s o que vem depois dela."
                                .formatted(settledLine, correct);
        return Character.toUpperCase(goOn.charAt(0)) + goOn.substring(1);
    }

    // In whole seconds, rounded up: earlier would be too early.
    private RequestProblem after(Duration wait) {
        long seconds = wait.plusSeconds(1).minusNanos(1).toSeconds();
        getHeaders().set(HttpHeaders.RETRY_AFTER, Long.toString(Math.max(1, seconds)));
        return this;
    }
}
