package br.rastreamento.simulator.send;

import static org.assertj.core.api.Assertions.assertThat;

import br.rastreamento.simulator.send.WebhookStub.Reply;
import br.rastreamento.simulator.stream.EventStream;
import br.rastreamento.simulator.stream.Shares;
import br.rastreamento.simulator.stream.StreamSettings;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class SenderTest {

    private static final Reply ACCEPT = new Reply(0, "", "");

    private static SendReport send(URI url, int events, int batch, int connections)
            throws InterruptedException {
        return sender(url, events, batch, connections, new StopSignal()).run();
    }

    private static Sender sender(URI url, int events, int batch, int connections, StopSignal stop) {
        SendSettings settings =
                new SendSettings(
                        url, "dev-token", batch, connections, 0, Duration.ofMillis(5), null);
        Instant now = Instant.parse("2026-11-23T16:45:00Z");
        return new Sender(
                settings, new EventStream(StreamSettings.of(1, events, now, Shares.NONE)), stop);
    }

    private static IntFunction<Reply> first(Reply... replies) {
        return n -> n < replies.length ? replies[n] : ACCEPT;
    }

    private static long items(WebhookStub stub) {
        return stub.bodies.stream().mapToInt(body -> body.isArray() ? body.size() : 1).sum();
    }

    @Test
    void sendsEachItemOnceWithTheToken() throws Exception {
        try (WebhookStub stub = new WebhookStub(0, first())) {
            SendReport report = send(stub.url(), 1_050, 100, 3);
            assertThat(report.addsUp()).isTrue();
            assertThat(report.accepted()).isEqualTo(1_050);
            assertThat(report.distinct()).isEqualTo(1_050);
            assertThat(report.byHttpStatus()).isEqualTo(Map.of(202, 11L));
            assertThat(items(stub)).isEqualTo(1_050);
            assertThat(stub.tokens).containsOnly("Bearer dev-token");
        }
    }

    @Test
    void sendsSingleObjectsWhenTheBatchIsOne() throws Exception {
        try (WebhookStub stub = new WebhookStub(0, first())) {
            assertThat(send(stub.url(), 3, 1, 1).addsUp()).isTrue();
            assertThat(stub.bodies).hasSize(3).allMatch(body -> body.isObject());
        }
    }

    @Test
    void repeatsWhatWasNotAcceptedAfterTheTimeThatTheServiceAsksFor() throws Exception {
        Reply busy = new Reply(503, "1", "");
        try (WebhookStub stub = new WebhookStub(0, first(busy))) {
            Instant start = Instant.now();
            SendReport report = send(stub.url(), 50, 10, 1);
            assertThat(Duration.between(start, Instant.now())).isGreaterThan(Duration.ofSeconds(1));
            assertThat(report.addsUp()).isTrue();
            assertThat(report.retries()).isEqualTo(1);
            assertThat(report.byHttpStatus()).isEqualTo(Map.of(202, 5L, 503, 1L));
            assertThat(items(stub)).isEqualTo(50);
        }
    }

    @Test
    void backsOffFromServerErrorsAndRateLimitsThatSayNoTime() throws Exception {
        Reply[] errors =
                IntStream.of(500, 502, 429, 503, 504)
                        .mapToObj(status -> new Reply(status, "", ""))
                        .toArray(Reply[]::new);
        try (WebhookStub stub = new WebhookStub(0, first(errors))) {
            SendReport report = send(stub.url(), 40, 10, 2);
            assertThat(report.addsUp()).isTrue();
            assertThat(report.retries()).isEqualTo(5);
            assertThat(items(stub)).isEqualTo(40);
        }
    }

    @Test
    void waitsForAServiceThatIsNotThereYet() throws Exception {
        int port = freePort();
        URI url = URI.create("http://127.0.0.1:" + port + "/api/v1/eventos");
        Sender sender = sender(url, 20, 10, 1, new StopSignal());
        CompletableFuture<SendReport> report = inBackground(sender);
        while (sender.report().retries() == 0) {
            Thread.onSpinWait();
        }
        try (WebhookStub stub = new WebhookStub(port, first())) {
            assertThat(report.get().addsUp()).isTrue();
            assertThat(items(stub)).isEqualTo(20);
        }
    }

    @Test
    void stopsAtOnceWhenItIsNotLetIn() throws Exception {
        try (WebhookStub stub = new WebhookStub(0, n -> new Reply(401, "", "{}"))) {
            SendReport report = send(stub.url(), 1_000, 10, 2);
            assertThat(report.addsUp()).isFalse();
            assertThat(report.contradictions()).contains("HTTP 401 from the webhook");
            assertThat(report.sent()).isLessThanOrEqualTo(40);
        }
    }

    @Test
    void noticesAnAnswerThatDoesNotAddUp() throws Exception {
        Reply short1 = new Reply(202, "", "{\"aceitos\":9,\"rejeitados\":[]}");
        try (WebhookStub stub = new WebhookStub(0, first(short1))) {
            SendReport report = send(stub.url(), 20, 10, 1);
            assertThat(report.addsUp()).isFalse();
            assertThat(report.unconfirmed()).isEqualTo(10);
            assertThat(report.accepted()).isEqualTo(10);
        }
    }

    @Test
    void noticesValidEventsThatAreRejected() throws Exception {
        String body =
                """
                {"aceitos":9,"rejeitados":[{"indice":3,"erros":[
                  {"campo":"origem","codigo":"valor_vazio","mensagem":"…"}]}]}
                """;
        try (WebhookStub stub = new WebhookStub(0, first(new Reply(207, "", body)))) {
            SendReport report = send(stub.url(), 10, 10, 1);
            assertThat(report.addsUp()).isFalse();
            assertThat(report.wrong()).isEqualTo(1);
            assertThat(report.byCode()).isEqualTo(Map.of("valor_vazio", 1L));
            assertThat(report.distinct()).isEqualTo(9);
        }
    }

    @Test
    void noticesInvalidItemsThatAreAccepted() throws Exception {
        try (WebhookStub stub = new WebhookStub(0, first())) {
            Instant now = Instant.parse("2026-11-23T16:45:00Z");
            Shares allInvalid = new Shares(0, 0, 0, 1);
            Sender sender =
                    new Sender(
                            new SendSettings(stub.url(), null, 5, 1, 0, Duration.ofMillis(5), null),
                            new EventStream(StreamSettings.of(1, 5, now, allInvalid)),
                            new StopSignal());
            assertThat(sender.run().wrong()).isEqualTo(5);
            assertThat(stub.tokens).containsOnly("null");
        }
    }

    @Test
    void stopsWhenAskedAndKnowsWhatItHasSent() throws Exception {
        try (WebhookStub stub = new WebhookStub(0, first())) {
            StopSignal stop = new StopSignal();
            Sender sender = sender(stub.url(), 0, 10, 2, stop); // 0 = endless
            CompletableFuture<SendReport> report = inBackground(sender);
            while (sender.report().accepted() < 100) {
                Thread.onSpinWait();
            }
            stop.stop();
            assertThat(report.get().addsUp()).isTrue();
            assertThat(report.get().accepted()).isEqualTo(items(stub));
        }
    }

    @Test
    void sendsNoFasterThanItsRate() {
        Pace pace = new Pace(100, 0);
        List<Duration> pauses = IntStream.range(0, 4).mapToObj(i -> pace.reserve(10, 0)).toList();
        assertThat(pauses).extracting(Duration::toMillis).containsExactly(0L, 100L, 200L, 300L);
        long afterAnOutage = Duration.ofMinutes(10).toNanos();
        pace.reserve(100, afterAnOutage);
        assertThat(pace.reserve(1, afterAnOutage)).isZero();
        assertThat(pace.reserve(1, afterAnOutage)).isPositive();
    }

    @Test
    void readsBothFormsOfRetryAfter() {
        Instant now = Instant.parse("2026-11-23T16:45:00Z");
        assertThat(RetryAfter.parse("7", now)).isEqualTo(Duration.ofSeconds(7));
        assertThat(RetryAfter.parse("Mon, 23 Nov 2026 16:45:09 GMT", now))
                .isEqualTo(Duration.ofSeconds(9));
        assertThat(RetryAfter.parse("Mon, 23 Nov 2026 16:00:00 GMT", now)).isZero();
        assertThat(RetryAfter.parse("soon", now)).isZero();
    }

    private static CompletableFuture<SendReport> inBackground(Sender sender) {
        return CompletableFuture.supplyAsync(() -> {
            try {
                return sender.run();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        });
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
