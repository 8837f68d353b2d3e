package br.rastreamento.ingest.poll;

import static br.rastreamento.ingest.EventSamples.INVALID;
import static br.rastreamento.ingest.EventSamples.event;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import br.rastreamento.evento.Topics;
import br.rastreamento.ingest.ServedIngest;
import br.rastreamento.ingest.poll.StubCarrier.Fault;
import br.rastreamento.ingest.poll.StubCarrier.Request;
import br.rastreamento.testservers.OwnKafka;
import br.rastreamento.testservers.TestKafka;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.LongStream;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/// What a carrier's feed does wrong costs time and no event (R7).
@ExtendWith(OutputCaptureExtension.class)
class CarrierTroubleTest {

    private static final Duration SOON = Duration.ofSeconds(30);

    private static final Fault LEADS_BACK_AT_10 =
            (own, exchange) -> {
                if (StubCarrier.from(exchange) == 10) {
                    own.page(exchange, 10, "c5");
                } else {
                    own.right(exchange);
                }
            };

    private final StubCarrier carrier = new StubCarrier();

    @TempDir Path directory;

    @AfterEach
    void closeCarrier() {
        carrier.close();
    }

    enum Trouble {
        SERVER_ERROR((_, e) -> StubCarrier.send(e, 500, "{}")),
        UNAVAILABLE((_, e) -> StubCarrier.send(e, 503, "")),
        FORBIDDEN((_, e) -> StubCarrier.send(e, 403, "")),
        NOT_FOUND((_, e) -> StubCarrier.send(e, 404, "<html>")),
        REDIRECT((_, e) -> StubCarrier.send(e, 302, "")),
        NOT_MODIFIED_UNASKED((_, e) -> e.sendResponseHeaders(304, -1)),
        BROKEN_JSON((_, e) -> StubCarrier.send(e, 200, "{\"eventos\":[{\"id_pa")),
        NO_ITEMS((_, e) -> StubCarrier.send(e, 200, "{\"proximo_cursor\":\"c9\"}")),
        ITEMS_NO_LIST(
                (_, e) -> StubCarrier.send(e, 200, "{\"eventos\":{},\"proximo_cursor\":\"c9\"}")),
        EMPTY_BODY((_, e) -> StubCarrier.send(e, 200, "")),
        HTML((_, e) -> StubCarrier.send(e, 200, "<html>manutenção</html>")),
        TRAILING(
                (_, e) -> StubCarrier.send(e, 200, "{\"eventos\":[],\"proximo_cursor\":\"c9\"} x")),
        CUT((_, e) -> {
            e.sendResponseHeaders(200, 10_000);
            e.getResponseBody().write("{\"eventos\":[".getBytes(UTF_8));
            e.getResponseBody().flush();
        }),
        DRIP((_, e) -> {
            e.sendResponseHeaders(200, 0);
            for (int i = 0; i < 100; i++) {
                e.getResponseBody().write(' ');
                e.getResponseBody().flush();
                LockSupport.parkNanos(100_000_000L);
            }
        }),
        SILENCE((_, _) -> LockSupport.parkNanos(9_000_000_000L)),
        TOO_LARGE((_, e) -> StubCarrier.send(e, 200, " ".repeat(2_000_000))),
        OLD_PAGE((c, e) -> c.page(e, 0, "c5")),
        OWN_CURSOR((c, e) -> c.page(e, StubCarrier.from(e), "c" + StubCarrier.from(e)));

        // Lambdas without state.
        @SuppressWarnings("ImmutableEnumChecker")
        private final Fault fault;

        Trouble(Fault fault) {
            this.fault = fault;
        }
    }

    @Test
    void losesNothingWhateverTroubleTheCarrierIsIn() { // R7
        Map<Trouble, StubCarrier> carriers = new EnumMap<>(Trouble.class);
        Polling polling = new Polling(TestKafka.bootstrapServers(), directory);
        for (Trouble trouble : Trouble.values()) {
            StubCarrier troubled = new StubCarrier();
            troubled.addEvents(1, 20);
            Fault right = StubCarrier::right;
            troubled.next(right, right, trouble.fault, trouble.fault);
            carriers.put(trouble, troubled);
            polling.add(
                    trouble.name(),
                    troubled.source(
                            "page-size: 5", "look-back: 0s", "timeout: 2s", "max-page: 1MB"));
        }
        try (ServedIngest _ = polling.start()) {
            for (Trouble trouble : Trouble.values()) {
                await(trouble.name())
                        .atMost(SOON)
                        .until(() -> polling.cursor(trouble.name()).equals("c20"));
                assertThat(polling.events(trouble.name()))
                        .as(trouble.name())
                        .containsAll(
                                LongStream.rangeClosed(1, 20).mapToObj(id -> event(id)).toList());
            }
        } finally {
            carriers.values().forEach(StubCarrier::close);
        }
    }

    @Test
    void fetchesAnotherTokenWhenTheCarrierTakesTheOldOneNoMore() {
        carrier.addEvents(1, 10);
        carrier.demandToken("id", "a b+c");
        Polling polling =
                polling(
                        "page-size: 5",
                        "look-back: 0s",
                        "oauth2: {token-url: \""
                                + carrier.tokenUrl()
                                + "\", client-id: id, client-secret: a b+c, scope: x}");
        try (ServedIngest ingest = polling.start()) {
            await().atMost(SOON).until(() -> polling.cursor().equals("c10"));
            carrier.demandToken("id", "a b+c");
            carrier.addEvents(11, 12);
            await().atMost(SOON).until(() -> polling.cursor().equals("c12"));
            assertThat(polling.events()).hasSize(12);
            assertThat(carrier.tokensIssued()).isEqualTo(2);
            carrier.demandToken("id", "another");
            await().atMost(SOON).until(() -> polling.state(ingest).equals("erro"));
            assertThat(ingest.get("/actuator/health").response().body())
                    .contains("autorizacao")
                    .doesNotContain("a b+c");
        }
    }

    @Test
    void aHeaderFileThatBecomesUnusableIsNamedAndNotShown(CapturedOutput output)
            throws IOException {
        carrier.addEvents(1, 3);
        Path key = Files.writeString(directory.resolve("key"), "first");
        Polling polling = polling("look-back: 0s", "header-files: {X-Key: " + key + "}");
        try (ServedIngest ingest = polling.start()) {
            polling.awaitEvents(1, 3);
            Files.writeString(key, "hush\nhush");
            await().atMost(SOON).until(() -> polling.state(ingest).equals("erro"));
            assertThat(ingest.get("/actuator/health").response().body())
                    .contains("configuracao")
                    .contains("header-files");
            assertThat(output).doesNotContain("hush");
            Files.writeString(key, "second");
            carrier.addEvents(4, 4);
            polling.awaitEvents(4, 4);
        }
    }

    @Test
    void goesOnWhereItsTopicsWereDeleted() throws Exception { // R8
        carrier.addEvents(1, 2);
        carrier.add(INVALID);
        try (OwnKafka kafka = TestKafka.own()) {
            Polling polling =
                    new Polling(
                            kafka.bootstrapServers(), directory, carrier.source("look-back: 0s"));
            try (ServedIngest _ = polling.start();
                    Admin admin =
                            Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()))) {
                await().atMost(SOON).until(() -> polling.cursor().equals("c3"));
                admin.deleteTopics(List.of(Topics.DEAD_LETTERS)).all().get();
                carrier.add("\"nada\"");
                await().atMost(SOON).until(() -> polling.deadLetters().size() == 1);

                admin.deleteTopics(List.of(polling.topic())).all().get();
                carrier.addEvents(5, 6);
                await().atMost(SOON).until(() -> polling.events().size() == 4);
            }
        }
    }

    @Test
    void waitsAsLongAsTheCarrierAsksFor() {
        carrier.addEvents(1, 3);
        carrier.next(
                (_, e) -> {
                    e.getResponseHeaders().set("Retry-After", "2");
                    StubCarrier.send(e, 429, "");
                },
                (_, e) -> {
                    e.getResponseHeaders()
                            .set(
                                    "Retry-After",
                                    DateTimeFormatter.RFC_1123_DATE_TIME.format(
                                            ZonedDateTime.now(ZoneOffset.UTC).plusSeconds(4)));
                    StubCarrier.send(e, 503, "");
                });
        Polling polling = polling("look-back: 0s");
        try (ServedIngest _ = polling.start()) {
            polling.awaitEvents(1, 3);
        }
        List<Request> requests = carrier.requests();
        assertThat(requests.get(1).nanos() - requests.get(0).nanos()).isGreaterThan(1_990_000_000L);
        assertThat(requests.get(2).nanos() - requests.get(1).nanos()).isGreaterThan(2_900_000_000L);
    }

    @Test
    void doesNotRunInCirclesOnAPageThatRepeatsItsOwnCursor() {
        carrier.addEvents(1, 20);
        carrier.next(StubCarrier::right);
        carrier.fromThenOn(Trouble.OWN_CURSOR.fault);
        Polling polling = polling("page-size: 5", "look-back: 0s");
        try (ServedIngest ingest = polling.start()) {
            await().atMost(SOON).until(() -> polling.state(ingest).equals("erro"));
            int before = carrier.requests().size();
            long start = System.nanoTime();
            await().atMost(SOON).until(() -> System.nanoTime() - start > 3_000_000_000L);
            assertThat(carrier.requests().size() - before).isBetween(1, 20);
            assertThat(polling.cursor()).isEqualTo("c5");
            assertThat(ingest.get("/actuator/health/readiness").status()).isEqualTo(200);
            assertThat(
                            ingest.get("/actuator/health")
                                    .json()
                                    .at(polling.health() + "/erro")
                                    .asString())
                    .isEqualTo("cursor_repetido");
        }
    }

    @Test
    void goesOnAfterAnOldPageHasLedItBack() {
        carrier.addEvents(1, 20);
        Polling polling = polling("page-size: 5", "look-back: 0s");
        try (ServedIngest _ = polling.start()) {
            await().atMost(SOON).until(() -> polling.cursor().equals("c20"));
            carrier.next(
                    (own, exchange) -> own.page(exchange, 2, "c7")); // a cursor never given before
            await().atMost(SOON)
                    .until(() ->
                            carrier.requests().stream().anyMatch(r -> r.cursor().equals("c7")));
            await().atMost(SOON)
                    .until(() -> polling.cursor().equals("c20")); // where it was already
            carrier.addEvents(21, 22);
            polling.awaitEvents(1, 22);
        }
    }

    @Test
    void aBackfillGivesUpWhereThePagesLeadBackAgainAndAgain(CapturedOutput output) {
        carrier.addEvents(1, 20);
        Polling polling = polling("page-size: 5", "look-back: 0s");
        try (ServedIngest _ = polling.start()) {
            await().atMost(SOON).until(() -> polling.cursor().equals("c20"));
        }
        int before = carrier.requests().size();
        carrier.fromThenOn(LEADS_BACK_AT_10);
        String[] order = {"backfill: {max-pages: 99}"};
        try (ServedIngest ingest =
                ServedIngest.start(TestKafka.bootstrapServers(), polling.environment(order))) {
            await().atMost(SOON).until(() -> carrier.requestsSince(before, "c10") == 6);
            int tried = carrier.requests().size();
            await().atMost(SOON).until(() -> carrier.requests().size() > tried + 10);
            assertThat(carrier.requestsSince(before, "c10")).isEqualTo(6);
            assertThat(polling.state(ingest)).isEqualTo("ativo");
            assertThat(polling.cursor()).isEqualTo("c20");
            assertThat(output).contains("backfill given up: its pages lead back");
        }
    }

    private Polling polling(String... more) {
        return new Polling(TestKafka.bootstrapServers(), directory, carrier.source(more));
    }
}
