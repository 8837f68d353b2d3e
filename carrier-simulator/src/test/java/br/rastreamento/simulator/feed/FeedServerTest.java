package br.rastreamento.simulator.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import br.rastreamento.simulator.feed.FeedAccess.Client;
import br.rastreamento.simulator.feed.FeedSettings.FaultTimes;
import br.rastreamento.simulator.stream.Shares;
import br.rastreamento.simulator.stream.StreamSettings;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@Timeout(30)
class FeedServerTest {

    private static final Instant NOW = Instant.parse("2026-11-23T16:45:00Z");
    private static final JsonMapper JSON = new JsonMapper();
    private static final FaultTimes TIMES =
            new FaultTimes(Duration.ofSeconds(60), Duration.ofMillis(500), Duration.ofSeconds(2));
    private static final int ROWS = 600;

    private final HttpClient http = HttpClient.newHttpClient();
    private @Nullable FeedServer started;

    @AfterEach
    void stop() {
        if (started != null) {
            started.close();
        }
    }

    private void start(FeedAccess access, FaultShares faults) throws IOException {
        FeedSettings settings =
                new FeedSettings(
                        StreamSettings.of(7, ROWS, NOW, Shares.NONE),
                        0,
                        Duration.ZERO,
                        access,
                        faults,
                        TIMES);
        started = new FeedServer(settings, loopback(0));
    }

    private FeedServer server() {
        return Objects.requireNonNull(started);
    }

    /// A feed at which every second request meets the fault, if it fits.
    private void startWith(Fault fault) throws IOException {
        start(FeedAccess.OPEN, new FaultShares(Map.of(fault, 0.5)));
    }

    private static InetSocketAddress loopback(int port) {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    }

    private HttpRequest.Builder request(String query) {
        return HttpRequest.newBuilder(URI.create(server().url() + query));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return http.send(request.build(), BodyHandlers.ofString());
    }

    /// The first answer that is not simply right.
    private HttpResponse<String> firstWrong() throws Exception {
        HttpResponse<String> answer = send(request(""));
        return answer.statusCode() == 200 ? send(request("")) : answer;
    }

    private static String cursorOf(HttpResponse<String> page) {
        return JSON.readTree(page.body()).get("proximo_cursor").asString();
    }

    @Test
    void pagesHaveRowsAndACursorAndCanBeAskedForOnCondition() throws Exception {
        start(FeedAccess.OPEN, FaultShares.none());
        HttpResponse<String> page = send(request("?limite=50"));
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.headers().firstValue("Content-Type")).contains("application/json");
        assertThat(JSON.readTree(page.body()).get("eventos")).hasSize(50);
        String tag = page.headers().firstValue("ETag").orElseThrow();

        var again = send(request("?limite=50").header("If-None-Match", "\"x\", W/" + tag));
        assertThat(again.statusCode()).isEqualTo(304);
        assertThat(again.headers().firstValue("ETag")).contains(tag);
        assertThat(again.body()).isEmpty();
        var other =
                send(request("?limite=50&cursor=" + cursorOf(page)).header("If-None-Match", tag));
        assertThat(other.statusCode()).isEqualTo(200);
        assertThat(server().report().notModified()).isEqualTo(1);
    }

    @Test
    void saysWhatAPerfectReaderEndsUpWithAndWhatHappened() throws Exception {
        start(FeedAccess.OPEN, FaultShares.none());
        send(request("?limite=50"));
        var expected = send(HttpRequest.newBuilder(server().url().resolve("esperado")));
        assertThat(expected.body().lines()).hasSameSizeAs(server().expected());
        JsonNode report =
                JSON.readTree(
                        send(HttpRequest.newBuilder(server().url().resolve("situacao"))).body());
        assertThat(report.get("rows").asInt()).isEqualTo(ROWS);
        assertThat(report.get("pages").asInt()).isEqualTo(1);
    }

    @Test
    void wrongRequestsAreRefused() throws Exception {
        start(FeedAccess.OPEN, FaultShares.none());
        assertThat(send(request("?cursor=x")).statusCode()).isEqualTo(400);
        assertThat(send(request("?limite=0")).body()).contains("limite_invalido");
        assertThat(send(request("/1")).statusCode()).isEqualTo(404);
        assertThat(send(request("").DELETE()).statusCode()).isEqualTo(405);
    }

    @Test
    void aTakenPortIsSaid() throws Exception {
        start(FeedAccess.OPEN, FaultShares.none());
        FeedSettings any = FeedSettings.of(StreamSettings.of(1, 10, NOW, Shares.NONE));
        assertThatThrownBy(() -> new FeedServer(any, loopback(server().url().getPort())))
                .isInstanceOf(IOException.class);
    }

    @Test
    void aTokenIsAskedFor() throws Exception {
        start(new FeedAccess("t0ken", null, FeedAccess.TOKEN_LIFE), FaultShares.none());
        assertThat(send(request("")).statusCode()).isEqualTo(401);
        assertThat(send(request("").header("Authorization", "Bearer x")).statusCode())
                .isEqualTo(401);
        assertThat(send(request("").header("Authorization", "Bearer t0ken")).statusCode())
                .isEqualTo(200);
        assertThat(server().report().refused()).isEqualTo(2);
    }

    private String token() throws Exception {
        var answer =
                send(
                        HttpRequest.newBuilder(server().tokenUrl())
                                .POST(
                                        BodyPublishers.ofString(
                                                "grant_type=client_credentials&client_id=acme&client_secret=s%26cret")));
        assertThat(answer.statusCode()).isEqualTo(200);
        return JSON.readTree(answer.body()).get("access_token").asString();
    }

    @Test
    void aClientGetsTokensThatExpire() throws Exception {
        start(
                new FeedAccess(null, new Client("acme", "s&cret"), Duration.ofMillis(300)),
                FaultShares.none());
        String authorization = "Bearer " + token();
        assertThat(send(request("").header("Authorization", authorization)).statusCode())
                .isEqualTo(200);
        await().until(() ->
                send(request("").header("Authorization", authorization)).statusCode() == 401);
        assertThat(send(request("").header("Authorization", "Bearer " + token())).statusCode())
                .isEqualTo(200);
    }

    @Test
    void aClientMayShowItsSecretByBasicAndNoOtherGetsIn() throws Exception {
        start(
                new FeedAccess(null, new Client("acme", "s&cret"), FeedAccess.TOKEN_LIFE),
                FaultShares.none());
        assertThat(tokenAnswer("acme:s%26cret", "client_credentials").statusCode()).isEqualTo(200);
        assertThat(tokenAnswer("acme:x", "client_credentials").statusCode()).isEqualTo(401);
        assertThat(tokenAnswer("acme", "client_credentials").statusCode()).isEqualTo(401);
        assertThat(tokenAnswer("acme:s%26cret", "password").statusCode()).isEqualTo(400);
    }

    private HttpResponse<String> tokenAnswer(String pair, String grant) throws Exception {
        String basic = Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
        return send(
                HttpRequest.newBuilder(server().tokenUrl())
                        .header("Authorization", "Basic " + basic)
                        .POST(BodyPublishers.ofString("grant_type=" + grant)));
    }

    @Test
    void tooManyRequests() throws Exception {
        startWith(Fault.TOO_MANY_REQUESTS);
        HttpResponse<String> answer = firstWrong();
        assertThat(answer.statusCode()).isEqualTo(429);
        assertThat(answer.headers().firstValue("Retry-After")).contains("2");
        send(request(""));
        assertThat(server().report().tooEarly()).isEqualTo(1);
    }

    @Test
    void serverErrors() throws Exception {
        startWith(Fault.SERVER_ERROR);
        assertThat(firstWrong().statusCode()).isEqualTo(500);
    }

    @Test
    void unavailable() throws Exception {
        startWith(Fault.UNAVAILABLE);
        HttpResponse<String> answer = firstWrong();
        assertThat(answer.statusCode()).isEqualTo(503);
        String date = answer.headers().firstValue("Retry-After").orElseThrow();
        assertThat(ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant())
                .isBetween(Instant.now().minusSeconds(1), Instant.now().plusSeconds(3));
    }

    @Test
    void silenceEndsWhenTheFeedStops() throws Exception {
        startWith(Fault.TIMEOUT);
        assertThatThrownBy(
                        () -> {
                            send(request("").timeout(Duration.ofMillis(300)));
                            send(request("").timeout(Duration.ofMillis(300)));
                        })
                .isInstanceOf(HttpTimeoutException.class);
        assertThat(server().report().faults()).containsEntry("timeout", 1L);
        long start = System.nanoTime();
        server().close();
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(10));
    }

    @Test
    void aDrippingBodyIsComplete() throws Exception {
        startWith(Fault.DRIP);
        long start = System.nanoTime();
        String first = send(request("")).body();
        String second = send(request("")).body();
        assertThat(second).isEqualTo(first);
        assertThat(Duration.ofNanos(System.nanoTime() - start))
                .isGreaterThan(Duration.ofMillis(400));
    }

    @Test
    void aBodyIsCut() throws Exception {
        startWith(Fault.CUT);
        assertThatThrownBy(
                        () -> {
                            send(request(""));
                            send(request(""));
                        })
                .isInstanceOf(IOException.class);
    }

    @Test
    void brokenJson() throws Exception {
        startWith(Fault.BROKEN_JSON);
        assertThatThrownBy(
                        () -> {
                            JSON.readTree(send(request("")).body());
                            JSON.readTree(send(request("")).body());
                        })
                .isInstanceOf(JacksonException.class);
    }

    @Test
    void anOldPageOnceMore() throws Exception {
        startWith(Fault.OLD_PAGE);
        HttpResponse<String> first = send(request("?limite=100"));
        String secondCursor = cursorOf(first);
        HttpResponse<String> second = send(request("?limite=100&cursor=" + secondCursor));
        String third = "?limite=100&cursor=" + cursorOf(second);
        String one = send(request(third)).body();
        String other = send(request(third)).body();
        assertThat(first.body()).isIn(one, other);
        assertThat(one).isNotEqualTo(other);
    }

    @Test
    void theCursorThatWasAskedFor() throws Exception {
        startWith(Fault.OWN_CURSOR);
        String cursor = cursorOf(send(request("?limite=100")));
        String next = "?limite=100&cursor=" + cursor;
        Set<JsonNode> rows = new HashSet<>();
        Set<String> cursors = new HashSet<>();
        for (int attempt = 0; attempt < 5; attempt++) {
            JsonNode page = JSON.readTree(send(request(next)).body());
            rows.add(page.get("eventos"));
            cursors.add(page.get("proximo_cursor").asString());
        }
        assertThat(rows).hasSize(1);
        assertThat(cursors).hasSize(2).contains(cursor);
    }

    @Test
    void aTokenExpiresBeforeItsTime() throws Exception {
        start(
                new FeedAccess(null, new Client("acme", "s&cret"), FeedAccess.TOKEN_LIFE),
                new FaultShares(Map.of(Fault.EXPIRED_TOKEN, 0.5)));
        String authorization = "Bearer " + token();
        send(request("").header("Authorization", authorization));
        send(request("").header("Authorization", authorization));
        assertThat(send(request("").header("Authorization", authorization)).statusCode())
                .isEqualTo(401);
        assertThat(server().report().faults()).containsEntry("expired-token", 1L);
    }
}
