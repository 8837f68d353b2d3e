package br.rastreamento.ingest.poll;

import static br.rastreamento.ingest.EventSamples.INVALID;
import static br.rastreamento.ingest.EventSamples.event;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import br.rastreamento.ingest.ServedIngest;
import br.rastreamento.testservers.TestKafka;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/// A carrier's feed is read whole, and goes on where it was (R7, R8).
@ExtendWith(OutputCaptureExtension.class)
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
        carrier.addEvents(1, 25);
        Polling polling = polling("page-size: 10", "look-back: 0s");
        try (ServedIngest ingest = polling.start()) {
            polling.awaitEvents(1, 25);
            carrier.addEvents(26, 31);
            polling.awaitEvents(1, 31);
            await().atMost(SOON).until(() -> polling.cursor().equals("c31"));
            assertThat(polling.events()).hasSize(31);
            assertThat(polling.state(ingest)).isEqualTo("ativo");
        }
    }

    @Test
    void goesOnFromTheLastCursorAfterARestart() {
        carrier.addEvents(1, 20);
        Polling polling = polling("page-size: 10", "look-back: 0s");
        try (ServedIngest _ = polling.start()) {
            await().atMost(SOON).until(() -> polling.cursor().equals("c20"));
        }
        int before = carrier.requests().size();
        carrier.addEvents(21, 25);
        try (ServedIngest _ = polling.start()) {
            polling.awaitEvents(1, 25);
        }
        assertThat(carrier.requests().get(before).cursor()).isEqualTo("c20");
        assertThat(polling.events()).hasSize(25);
    }

    @Test
    void readsAStretchAgainOnceAndLeavesTheCursorWhereItIs() {
        carrier.addEvents(1, 20);
        Polling polling = polling("page-size: 5", "look-back: 0s");
        try (ServedIngest _ = polling.start()) {
            await().atMost(SOON).until(() -> polling.cursor().equals("c20"));
        }
        String[] order = {"backfill: {from: c5, until: c15, max-pages: 9}"};
        for (int i = 0; i < 2; i++) {
            try (ServedIngest ingest =
                    ServedIngest.start(TestKafka.bootstrapServers(), polling.environment(order))) {
                await().atMost(SOON).until(() -> polling.events().size() == 30);
                await().atMost(SOON).until(() -> polling.state(ingest).equals("ativo"));
                assertThat(polling.cursor()).isEqualTo("c20");
            }
        }
        assertThat(polling.events()).hasSize(30);
    }

    @Test
    void saysThatAStretchHasMorePagesThanItMayRead(CapturedOutput output) {
        carrier.addEvents(1, 20);
        Polling polling =
                polling("page-size: 5", "look-back: 0s", "backfill: {until: c15, max-pages: 2}");
        try (ServedIngest _ = polling.start()) {
            await().atMost(SOON)
                    .until(() ->
                            output.toString().contains("backfill given up: max-pages are read"));
            assertThat(polling.cursor()).isEqualTo("c20");
        }
    }

    @Test
    void keepsAnInvalidItemAndPublishesTheOthers() { // R8
        carrier.addEvents(1, 2);
        carrier.add(INVALID);
        carrier.add("\"nada\"");
        carrier.addEvents(3, 4);
        Polling polling = polling("page-size: 10", "look-back: 2s");
        try (ServedIngest ingest = polling.start()) {
            polling.awaitEvents(1, 4);
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
            assertThat(carrier.requests().get(1).query()).containsOnly(Map.entry("after", "7"));
        }
    }

    @Test
    void findsALateRowByLookingBackAndAsksForUnchangedPagesConditionally() {
        carrier.addEvents(1, 20);
        Polling polling = polling("page-size: 5", "look-back: 5s");
        try (ServedIngest _ = polling.start()) {
            polling.awaitEvents(1, 20);
            carrier.insert(3, event(777));
            await().atMost(SOON)
                    .until(() -> polling.events().stream().anyMatch(e -> e.contains(":777,")));
        }
        assertThat(carrier.requests())
                .anyMatch(request -> request.headers().containsKey("if-none-match"));
    }

    private Polling polling(String... more) {
        return new Polling(TestKafka.bootstrapServers(), directory, carrier.source(more));
    }
}
