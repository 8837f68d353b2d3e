package br.rastreamento.ingest.poll.feed;

import br.rastreamento.ingest.poll.feed.PollFailure.Kind;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What a status other than 200 and 304 means for a poller.
final class Answers {

    private Answers() {}

    static PollFailure failure(HttpResponse<?> answer, Instant now) {
        int status = answer.statusCode();
        String reason = "a transportadora respondeu " + status;
        Duration retryAfter = retryAfter(answer, now);
        Kind kind =
                switch (status) {
                    case 429, 503 -> Kind.LIMITE;
                    case 401, 403 -> Kind.AUTORIZACAO;
                    case 408, 425 -> Kind.INDISPONIVEL;
                    default -> status >= 500 ? Kind.INDISPONIVEL : Kind.CONFIGURACAO;
                };
        return new PollFailure(kind, reason, retryAfter);
    }

    static @Nullable Duration retryAfter(HttpResponse<?> answer, Instant now) {
        return answer.headers()
                .firstValue("Retry-After")
                .map(value -> RetryAfter.parse(value, now))
                .orElse(null);
    }
}
