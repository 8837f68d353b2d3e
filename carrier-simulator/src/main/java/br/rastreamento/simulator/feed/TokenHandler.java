package br.rastreamento.simulator.feed;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// `POST /oauth2/token`: client credentials, in the form or by HTTP Basic (RFC 6749, 2.3.1 and 4.4).
///
/// @param life of the tokens, as it is announced
record TokenHandler(TokenDesk desk, Duration life) implements HttpHandler {

    static final String PATH = "/oauth2/token";
    private static final int LONGEST_FORM = 10_000;
    private static final String BASIC = "Basic ";

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        if (!Reply.allow(exchange, PATH, "POST")) {
            return;
        }
        byte[] body = exchange.getRequestBody().readNBytes(LONGEST_FORM);
        Map<String, String> form = FeedQuery.parameters(new String(body, StandardCharsets.UTF_8));
        if (!"client_credentials".equals(form.get("grant_type"))) {
            Reply.json(exchange, 400, Map.of("error", "unsupported_grant_type"));
            return;
        }
        String token = token(exchange.getRequestHeaders().getFirst("Authorization"), form);
        if (token == null) {
            exchange.getResponseHeaders().set("WWW-Authenticate", "Basic realm=\"feed\"");
            Reply.json(exchange, 401, Map.of("error", "invalid_client"));
            return;
        }
        exchange.getResponseHeaders().set("Cache-Control", "no-store");
        Reply.json(
                exchange,
                200,
                Map.of(
                        "access_token",
                        token,
                        "token_type",
                        "Bearer",
                        "expires_in",
                        Math.max(1, life.toSeconds())));
    }

    private @Nullable String token(@Nullable String authorization, Map<String, String> form) {
        if (authorization == null || !authorization.startsWith(BASIC)) {
            return desk.issue(form.get("client_id"), form.get("client_secret"));
        }
        Map<String, String> pair = FeedQuery.parameters(decoded(authorization));
        return pair.entrySet().stream()
                .findFirst()
                .map(both -> desk.issue(both.getKey(), both.getValue()))
                .orElse(null);
    }

    /// `id:secret`, each form-encoded, as a form of one pair.
    private static String decoded(String authorization) {
        try {
            byte[] pair =
                    Base64.getDecoder().decode(authorization.substring(BASIC.length()).strip());
            return new String(pair, StandardCharsets.UTF_8).replaceFirst(":", "=");
        } catch (IllegalArgumentException e) { // not base64
            return "";
        }
    }
}
