package br.rastreamento.ingest.problem;

import br.rastreamento.problema.RequestProblem;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.util.unit.DataSize;

/// The request as a whole is not taken, and the caller can tell why: becomes a problem detail (RFC 9457).
public final class IntakeProblem extends RequestProblem {

    private IntakeProblem(HttpStatus status, String detail) {
        super(status, detail);
    }

    /// 400: the body cannot be read as a whole.
    ///
    /// @param detail one sentence in Portuguese; never repeats what was sent
    public static IntakeProblem unreadable(String detail) {
        return new IntakeProblem(HttpStatus.BAD_REQUEST, detail);
    }

    /// 401, with the challenge that RFC 6750 asks for.
    ///
    /// @param credentialGiven whether there was a credential, a wrong one
    public static IntakeProblem unauthorized(boolean credentialGiven) {
        IntakeProblem problem =
                new IntakeProblem(
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
    public static IntakeProblem badSignature(@Nullable String flaw) {
        IntakeProblem problem =
                new IntakeProblem(
                        HttpStatus.UNAUTHORIZED,
                        flaw != null
                                ? flaw
                                : "A assinatura não confere. Assine webhook-id, webhook-timestamp e os bytes do corpo exatamente como são enviados.");
        problem.getHeaders().set(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
        return problem;
    }

    /// 408.
    public static IntakeProblem tooSlow() {
        return new IntakeProblem(
                HttpStatus.REQUEST_TIMEOUT,
                "O corpo demorou demais a chegar. Envie menos eventos por requisição.");
    }

    /// 413.
    public static IntakeProblem tooLarge(DataSize limit) {
        return new IntakeProblem(
                HttpStatus.CONTENT_TOO_LARGE,
                "O corpo passa do limite de "
                        + limit.toBytes()
                        + " bytes. Divida os eventos em mais de uma requisição.");
    }

    /// 413: a body with a signature is held in memory, so it may be smaller than others.
    public static IntakeProblem tooLargeToCheck(DataSize limit) {
        return new IntakeProblem(
                HttpStatus.CONTENT_TOO_LARGE,
                "Um corpo assinado pode ter no máximo "
                        + limit.toBytes()
                        + " bytes. Divida os eventos em mais de uma requisição, ou envie com um token.");
    }

    /// 415.
    public static IntakeProblem unsupported(String detail) {
        IntakeProblem problem = new IntakeProblem(HttpStatus.UNSUPPORTED_MEDIA_TYPE, detail);
        problem.getHeaders()
                .set(HttpHeaders.ACCEPT, "application/json, application/x-ndjson, text/csv");
        problem.getHeaders().set(HttpHeaders.ACCEPT_ENCODING, "gzip");
        return problem;
    }

    /// 503: nothing of the request counts as accepted.
    public static IntakeProblem unavailable(Duration retryAfter) {
        IntakeProblem problem =
                new IntakeProblem(
                        HttpStatus.SERVICE_UNAVAILABLE,
                        "O Kafka não confirmou os eventos a tempo. Nenhum foi dado como aceito; envie todos de novo.");
        return problem.after(retryAfter);
    }

    /// 429: the source is over its rate.
    ///
    /// @param wait until the next request would be taken
    public static IntakeProblem tooMany(Duration wait) {
        return new IntakeProblem(
                        HttpStatus.TOO_MANY_REQUESTS,
                        "A fonte passou do seu limite de requisições por segundo. Espere o tempo de Retry-After e envie de novo.")
                .after(wait);
    }

    /// 429: one more request without a good credential, after many.
    ///
    /// @param unauthorized what is wrong with it
    /// @param wait until the next would be answered with 401
    public static IntakeProblem tooManyFailures(IntakeProblem unauthorized, Duration wait) {
        return new IntakeProblem(
                        HttpStatus.TOO_MANY_REQUESTS,
                        unauthorized.getBody().getDetail()
                                + " Houve tentativas demais assim deste endereço. Corrija a credencial, ou espere o tempo de Retry-After.")
                .after(wait);
    }

    /// 503: too many bodies are being read at once. Nothing of this one was looked at.
    public static IntakeProblem busy(Duration retryAfter) {
        return new IntakeProblem(
                        HttpStatus.SERVICE_UNAVAILABLE,
                        "O serviço recebe mais corpos ao mesmo tempo do que comporta. Nenhum evento foi dado como aceito; envie todos de novo.")
                .after(retryAfter);
    }

    /// 503: Kafka failed while a stream was being published; [#amid] says how far it got.
    public static IntakeProblem streamUnavailable(Duration retryAfter) {
        return new IntakeProblem(
                        HttpStatus.SERVICE_UNAVAILABLE, "O Kafka não confirmou os eventos a tempo.")
                .after(retryAfter);
    }

    /// 503: the service is being stopped while it reads a stream; [#amid] says how far it got.
    public static IntakeProblem stopping(Duration retryAfter) {
        return new IntakeProblem(HttpStatus.SERVICE_UNAVAILABLE, "O serviço está parando.")
                .after(retryAfter);
    }

    /// Says how far a stream got before it ended early.
    ///
    /// @param settledLine up to this line every item is accepted or rejected; 0: none
    /// @param account what became of the items, as fields of the problem detail
    public IntakeProblem amid(long settledLine, Map<String, Object> account) {
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

    private IntakeProblem after(Duration wait) {
        retryAfter(wait);
        return this;
    }
}
