package br.rastreamento.ingest.poll;

import static br.rastreamento.ingest.EventSamples.INVALID;
import static br.rastreamento.ingest.EventSamples.event;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import br.rastreamento.ingest.ServedIngest;
import br.rastreamento.ingest.poll.StubCarrier.Fault;
import br.rastreamento.ingest.poll.StubCarrier.Request;
import br.rastreamento.testservers.TestKafka;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A carrier's feed is read whole, whatever the carrier does (R7, R8).
class PollerTest {

    private static final Duration SOON = Duration.ofSeconds(30);

    private final StubCarrier carrier = new StubCarrier();

    @TempDir Path directory;

    @AfterEach
    void closeCarrier() {
        carrier.close();
    }

    @Test
    void readsAllPagesAndGoesOnWhenMoreAppear() {
        add(1, 25);
        Polling polling = polling("page-size: 10", "look-back: 0s");
        try (ServedIngest ingest = polling.start()) {
            awaitEvents(polling, 1, 25);
            add(26, 31);
            awaitEvents(polling, 1, 31);
            await().atMost(SOON).until(() -> polling.cursor().equals("c31"));
            assertThat(polling.events()).hasSize(31);
            assertThat(state(ingest, polling)).isEqualTo("ativo");
        }
    }

    @Test
    void goesOnFromTheLastCursorAfterARestart() {
        add(1, 20);
        Polling polling = polling("page-size: 10", "look-back: 0s");
        try (ServedIngest _ = polling.start()) {
            await().atMost(SOON).until(() -> polling.cursor().equals("c20"));
        }
        int before = carrier.requests().size();
        add(21, 25);
        try (ServedIngest _ = polling.start()) {
            awaitEvents(polling, 1, 25);
        }
        assertThat(carrier.requests().get(before).cursor()).isEqualTo("c20");
        assertThat(polling.events()).hasSize(25);
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
                java.util.concurrent.locks.LockSupport.parkNanos(100_000_000L);
            }
        }),
        SILENCE((_, _) -> java.util.concurrent.locks.LockSupport.parkNanos(9_000_000_000L)),
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
            LongStream.rangeClosed(1, 20).forEach(id -> troubled.add(event(id)));
            Fault right = StubCarrier::right;
            troubled.next(right, right, trouble.fault, trouble.fault);
            carriers.put(trouble, troubled);
            polling.add(
                    trouble.name(),
                    settings(
                            troubled,
                            "page-size: 5",
                            "look-back: 0s",
                            "timeout: 2s",
                            "max-page: 1MB"));
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
        add(1, 10);
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
            add(11, 12);
            await().atMost(SOON).until(() -> polling.cursor().equals("c12"));
            assertThat(polling.events()).hasSize(12);
            assertThat(carrier.tokensIssued()).isEqualTo(2);
            carrier.demandToken("id", "another");
            await().atMost(SOON).until(() -> state(ingest, polling).equals("erro"));
            assertThat(ingest.get("/actuator/health").response().body())
                    .contains("autorizacao")
                    .doesNotContain("a b+c");
        }
    }

    @Test
    void readsAStretchAgainOnceAndLeavesTheCursorWhereItIs() {
        add(1, 20);
        Polling polling = polling("page-size: 5", "look-back: 0s");
        try (ServedIngest _ = polling.start()) {
            await().atMost(SOON).until(() -> polling.cursor().equals("c20"));
        }
        String[] order = {"backfill: {from: c5, until: c15, max-pages: 9}"};
        for (int i = 0; i < 2; i++) {
            try (ServedIngest ingest =
                    ServedIngest.start(TestKafka.bootstrapServers(), polling.environment(order))) {
                await().atMost(SOON).until(() -> polling.events().size() == 30);
                await().atMost(SOON).until(() -> state(ingest, polling).equals("ativo"));
                assertThat(polling.cursor()).isEqualTo("c20");
            }
        }
        assertThat(polling.events()).hasSize(30);
    }

    @Test
    void keepsAnInvalidItemAndPublishesTheOthers() { // R8
        add(1, 2);
        carrier.add(INVALID);
        carrier.add("\"nada\"");
        add(3, 4);
        Polling polling = polling("page-size: 10", "look-back: 2s");
        try (ServedIngest ingest = polling.start()) {
            awaitEvents(polling, 1, 4);
            await().atMost(SOON).until(() -> polling.deadLetters().size() == 2);
            int seen = carrier.requests().size();
            await().atMost(SOON).until(() -> carrier.requests().size() > seen + 10);
            assertThat(polling.deadLetters())
                    .extracting(message -> new String(message.value(), UTF_8))
                    .containsExactly(INVALID, "\"nada\"");
            assertThat(polling.deadLetters())
                    .extracting(message -> Polling.header(message, "codigo"))
                    .containsExactly("id_invalido", "tipo_invalido");
            assertThat(ingest.get("/actuator/prometheus").response().body())
                    .containsPattern(
                            "ingest_events_rejected_total\\{code=\"id_invalido\",source=\""
                                    + polling.source()
                                    + "\"} 1.0");
        }
    }

    @Test
    void readsACarrierWithOtherNames() {
        carrier.next((_, e) ->
                StubCarrier.send(
                        e,
                        200,
                        """
                        {"meta":{"next":7},"data":{"list":[
                        {"parcel":{"no":"12"},"from":"Natal","to":["x","Acre"],"state":"Entregue","when":"2025-10-13T17:40:00-03:00"},
                        {"parcel":{},"from":"Natal","to":["x","Acre"],"state":"Entregue","when":"2025-10-13T17:40:00Z"}]}}\
                        """));
        carrier.next((_, e) ->
                StubCarrier.send(e, 200, "{\"data\":{\"list\":[]},\"meta\":{\"next\":null}}"));
        Polling polling =
                polling(
                        "look-back: 0s",
                        "cursor-parameter: after",
                        "limit-parameter: \"\"",
                        "pointers: {items: /data/list, next-cursor: /meta/next, id-pacote: /parcel/no, origem: /from,"
                                + " destino: /to/1, status-rastreamento: /state, data-atualizacao: /when}");
        try (ServedIngest _ = polling.start()) {
            await().atMost(SOON).until(() -> polling.cursor().equals("7"));
            assertThat(polling.events())
                    .containsExactly(
                            "{\"id_pacote\":\"12\",\"origem\":\"Natal\",\"destino\":\"Acre\",\"status_rastreamento\":\"Entregue\",\"data_atualizacao\":\"2025-10-13T17:40:00-03:00\"}");
            assertThat(polling.deadLetters()).hasSize(1);
            await().atMost(SOON).until(() -> carrier.requests().size() >= 2);
            assertThat(carrier.requests().get(1).query())
                    .containsOnly(java.util.Map.entry("after", "7"));
        }
    }

    @Test
    void findsALateRowByLookingBackAndAsksForUnchangedPagesConditionally() {
        add(1, 20);
        Polling polling = polling("page-size: 5", "look-back: 5s");
        try (ServedIngest _ = polling.start()) {
            awaitEvents(polling, 1, 20);
            carrier.insert(3, event(777));
            await().atMost(SOON)
                    .until(() -> polling.events().stream().anyMatch(e -> e.contains(":777,")));
        }
        assertThat(carrier.requests())
                .anyMatch(request -> request.headers().containsKey("if-none-match"));
    }

    @Test
    void waitsAsLongAsTheCarrierAsksFor() {
        add(1, 3);
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
            awaitEvents(polling, 1, 3);
        }
        List<Request> requests = carrier.requests();
        assertThat(requests.get(1).nanos() - requests.get(0).nanos()).isGreaterThan(1_990_000_000L);
        assertThat(requests.get(2).nanos() - requests.get(1).nanos()).isGreaterThan(2_900_000_000L);
    }

    @Test
    void doesNotRunInCirclesOnAPageThatRepeatsItsOwnCursor() {
        add(1, 20);
        Fault own = Trouble.OWN_CURSOR.fault;
        Fault[] many = new Fault[500];
        java.util.Arrays.fill(many, own);
        carrier.next(StubCarrier::right);
        carrier.next(many);
        Polling polling = polling("page-size: 5", "look-back: 0s");
        try (ServedIngest ingest = polling.start()) {
            await().atMost(SOON).until(() -> state(ingest, polling).equals("erro"));
            int before = carrier.requests().size();
            long start = System.nanoTime();
            await().atMost(SOON).until(() -> System.nanoTime() - start > 3_000_000_000L);
            assertThat(carrier.requests().size() - before).isBetween(1, 20);
            assertThat(polling.cursor()).isEqualTo("c5");
            assertThat(ingest.get("/actuator/health/readiness").status()).isEqualTo(200);
            assertThat(
                            ingest.get("/actuator/health")
                                    .json()
                                    .at(health(polling) + "/erro")
                                    .asString())
                    .isEqualTo("cursor_repetido");
        }
    }

    @Test
    void goesOnAfterAnOldPageHasLedItBack() {
        add(1, 20);
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
            add(21, 22);
            awaitEvents(polling, 1, 22);
        }
    }

    private Polling polling(String... more) {
        return new Polling(TestKafka.bootstrapServers(), directory, settings(carrier, more));
    }

    private static String[] settings(StubCarrier carrier, String... more) {
        return Stream.concat(
                        Stream.of(
                                "url: " + carrier.url(),
                                "interval: 100ms",
                                "retry-min: 100ms",
                                "retry-max: 500ms"),
                        Stream.of(more))
                .toArray(String[]::new);
    }

    private void add(long first, long last) {
        LongStream.rangeClosed(first, last).forEach(id -> carrier.add(event(id)));
    }

    private static void awaitEvents(Polling polling, long first, long last) {
        List<String> expected =
                LongStream.rangeClosed(first, last).mapToObj(id -> event(id)).toList();
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(polling.events()).containsAll(expected));
    }

    private static String health(Polling polling) {
        return "/components/poller/details/" + polling.source();
    }

    private static String state(ServedIngest ingest, Polling polling) {
        return ingest.get("/actuator/health").json().at(health(polling) + "/estado").asString("");
    }
}
