package br.rastreamento.simulator.feed;

import br.rastreamento.simulator.feed.FeedAnswer.Faulty;
import br.rastreamento.simulator.feed.FeedAnswer.NotModified;
import br.rastreamento.simulator.feed.FeedAnswer.Refused;
import br.rastreamento.simulator.feed.FeedAnswer.Right;
import br.rastreamento.simulator.feed.FeedSettings.FaultTimes;
import br.rastreamento.simulator.feed.TokenDesk.Standing;
import br.rastreamento.simulator.send.StopSignal;
import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// `GET /api/v1/eventos`, and everything that may go wrong with it.
record PageHandler(Feed feed, TokenDesk desk, FaultTimes times, StopSignal stop, Clock clock)
        implements HttpHandler {

    static final String PATH = "/api/v1/eventos";
    private static final String JSON = "application/json";
    private static final int DROPS = 50;

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            if (Reply.allow(exchange, PATH, "GET")) {
                answer(exchange);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void answer(HttpExchange exchange) throws IOException, InterruptedException {
        Headers headers = exchange.getRequestHeaders();
        String authorization = headers.getFirst("Authorization");
        Standing standing = desk.standing(authorization);
        FeedAnswer answer =
                standing == Standing.REFUSED
                        ? feed.refuse(401, "nao_autorizado", "token ausente, errado ou vencido")
                        : feed.answer(
                                FeedQuery.parse(
                                        exchange.getRequestURI().getRawQuery(),
                                        headers.getFirst("If-None-Match"),
                                        standing == Standing.ISSUED));
        switch (answer) {
            case Right(FeedPage page) -> {
                tag(exchange, page);
                Reply.body(exchange, 200, JSON, page.body());
            }
            case NotModified(FeedPage page) -> {
                tag(exchange, page);
                exchange.sendResponseHeaders(304, -1);
            }
            case Refused(int status, String code, String detail) -> {
                refuse(exchange, status, code, detail);
            }
            case Faulty(Fault fault, FeedPage page) -> play(exchange, fault, page, authorization);
        }
    }

    private void play(
            HttpExchange exchange, Fault fault, FeedPage page, @Nullable String authorization)
            throws IOException, InterruptedException {
        switch (fault) {
            case TOO_MANY_REQUESTS -> {
                retryAfter(exchange, Long.toString(times.retryAfter().toSeconds()));
                Reply.problem(exchange, 429, "muitas_requisicoes", "tente mais tarde");
            }
            case UNAVAILABLE -> {
                retryAfter(
                        exchange,
                        DateTimeFormatter.RFC_1123_DATE_TIME.format(
                                clock.instant().plus(times.retryAfter()).atOffset(ZoneOffset.UTC)));
                Reply.problem(exchange, 503, "indisponivel", "em manutenção");
            }
            case SERVER_ERROR -> Reply.problem(exchange, 500, "erro_interno", "erro interno");
            case TIMEOUT -> stop.waitFor(times.silence());
            case DRIP -> drip(exchange, page);
            case CUT -> {
                start(exchange, page);
                exchange.getResponseBody().write(page.body(), 0, page.body().length / 2);
                exchange.getResponseBody().flush();
            }
            case BROKEN_JSON -> {
                byte[] broken = Arrays.copyOf(page.body(), page.body().length * 2 / 3);
                Reply.body(exchange, 200, JSON, broken);
            }
            case OLD_PAGE, OWN_CURSOR -> {
                tag(exchange, page);
                Reply.body(exchange, 200, JSON, page.body());
            }
            case EXPIRED_TOKEN -> {
                desk.revoke(authorization);
                refuse(exchange, 401, "token_vencido", "token vencido");
            }
        }
    }

    private void drip(HttpExchange exchange, FeedPage page)
            throws IOException, InterruptedException {
        start(exchange, page);
        OutputStream out = exchange.getResponseBody();
        Duration pause = times.drip().dividedBy(DROPS);
        int drop = Math.max(1, page.body().length / DROPS);
        for (int sent = 0; sent < page.body().length; sent += drop) {
            out.write(page.body(), sent, Math.min(drop, page.body().length - sent));
            out.flush();
            stop.waitFor(pause);
        }
    }

    private static void start(HttpExchange exchange, FeedPage page) throws IOException {
        tag(exchange, page);
        exchange.getResponseHeaders().set("Content-Type", JSON);
        exchange.sendResponseHeaders(200, page.body().length);
    }

    private static void tag(HttpExchange exchange, FeedPage page) {
        exchange.getResponseHeaders().set("ETag", page.etag());
    }

    private static void retryAfter(HttpExchange exchange, String value) {
        exchange.getResponseHeaders().set("Retry-After", value);
    }

    private static void refuse(HttpExchange exchange, int status, String code, String detail)
            throws IOException {
        if (status == 401) {
            exchange.getResponseHeaders()
                    .set("WWW-Authenticate", "Bearer realm=\"feed\", error=\"invalid_token\"");
        }
        Reply.problem(exchange, status, code, detail);
    }
}
