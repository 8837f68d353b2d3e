package br.rastreamento.ingest.poll.feed;

import static java.nio.charset.StandardCharsets.UTF_8;

import br.rastreamento.ingest.poll.feed.PollFailure.Kind;
import br.rastreamento.ingest.poll.settings.OAuth2Settings;
import br.rastreamento.ingest.poll.settings.OAuth2Settings.ClientAuthentication;
import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A token by OAuth2's client credentials, kept until shortly before it ends. For one thread.
final class ClientCredentials {

    private static final JsonMapper JSON = new JsonMapper();
    private static final Duration UNSAID_LIFE = Duration.ofMinutes(5);
    private static final Duration GREATEST_MARGIN = Duration.ofSeconds(30);

    private final OAuth2Settings settings;
    private final BoundedExchange exchange;
    private final InstantSource clock;
    private @Nullable String token;
    private Instant renewAt = Instant.MIN;

    ClientCredentials(OAuth2Settings settings, BoundedExchange exchange, InstantSource clock) {
        this.settings = settings;
        this.exchange = exchange;
        this.clock = clock;
    }

    /// The carrier does not take it any more.
    void drop() {
        token = null;
    }

    /// @throws NoToken if there is none to be had now
    String token() throws NoToken, InterruptedException {
        String current = token;
        if (current == null || !clock.instant().isBefore(renewAt)) {
            current = fetch();
            token = current;
        }
        return current;
    }

    private String fetch() throws NoToken, InterruptedException {
        HttpResponse<byte[]> answer;
        try {
            answer = exchange.send(request());
        } catch (TimeoutException e) {
            throw new NoToken(Kind.TEMPO_ESGOTADO, "o serviço de tokens não respondeu a tempo");
        } catch (IOException e) {
            throw new NoToken(
                    Kind.INDISPONIVEL,
                    "sem resposta do serviço de tokens: " + e.getClass().getSimpleName());
        }
        int status = answer.statusCode();
        if (status == 429 || status >= 500) {
            throw new NoToken(
                    status == 429 || status == 503 ? Kind.LIMITE : Kind.INDISPONIVEL,
                    "o serviço de tokens respondeu " + status,
                    Answers.retryAfter(answer, clock.instant()));
        }
        if (status != 200) {
            throw new NoToken(Kind.AUTORIZACAO, "o serviço de tokens respondeu " + status);
        }
        return parse(answer.body());
    }

    private HttpRequest request() throws NoToken {
        String secret;
        try {
            secret = settings.secret();
        } catch (IOException e) {
            throw new NoToken(Kind.CONFIGURACAO, "client-secret-file não pode ser lido");
        }
        StringBuilder form = new StringBuilder("grant_type=client_credentials");
        if (settings.scope() != null) {
            form.append("&scope=").append(encoded(settings.scope()));
        }
        HttpRequest.Builder request =
                HttpRequest.newBuilder(settings.tokenUrl())
                        .setHeader("Content-Type", "application/x-www-form-urlencoded")
                        .setHeader("Accept", "application/json");
        String id = encoded(settings.clientId());
        if (settings.clientAuthentication() == ClientAuthentication.BASIC) {
            String pair = id + ":" + encoded(secret);
            request.setHeader(
                    "Authorization",
                    "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(UTF_8)));
        } else {
            form.append("&client_id=").append(id).append("&client_secret=").append(encoded(secret));
        }
        return request.POST(BodyPublishers.ofString(form.toString())).build();
    }

    private String parse(byte[] body) throws NoToken {
        try {
            JsonNode answer = JSON.readTree(body);
            String fresh = answer.path("access_token").asString("");
            if (fresh.isEmpty() || !fresh.chars().allMatch(c -> c > 0x20 && c < 0x7f)) {
                throw new NoToken(Kind.AUTORIZACAO, "o serviço de tokens não enviou access_token");
            }
            long seconds = answer.path("expires_in").asLong(UNSAID_LIFE.toSeconds());
            Duration life = Duration.ofSeconds(Math.clamp(seconds, 0, 86_400));
            Duration margin = life.dividedBy(10);
            renewAt =
                    clock.instant()
                            .plus(life)
                            .minus(
                                    margin.compareTo(GREATEST_MARGIN) < 0
                                            ? margin
                                            : GREATEST_MARGIN);
            return fresh;
        } catch (JacksonException e) {
            throw new NoToken(Kind.INDISPONIVEL, "a resposta do serviço de tokens não é JSON");
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, UTF_8);
    }

    /// There is no token to be had now.
    static final class NoToken extends Exception {

        private final transient PollFailure failure;

        private NoToken(Kind kind, String reason) {
            this(kind, reason, null);
        }

        private NoToken(Kind kind, String reason, @Nullable Duration retryAfter) {
            super(reason);
            failure = new PollFailure(kind, reason, retryAfter);
        }

        PollFailure failure() {
            return failure;
        }
    }
}
