package br.rastreamento.processor.replay;

import static br.rastreamento.processor.replay.OperatorDesk.LETTERS;
import static br.rastreamento.processor.replay.OperatorDesk.REPLAY;
import static br.rastreamento.processor.replay.OperatorDesk.bytes;
import static br.rastreamento.processor.replay.OperatorDesk.event;
import static br.rastreamento.processor.replay.OperatorDesk.json;
import static org.assertj.core.api.Assertions.assertThat;

import br.rastreamento.evento.DeadLetterHeaders;
import br.rastreamento.evento.EventHeaders;
import br.rastreamento.evento.Topics;
import java.util.List;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class DeadLetterReplayTest {

    private static final String TOKEN = "--PROCESSOR_ADMIN_TOKEN=" + OperatorDesk.TOKEN;
    private static final String OLD = "2009-05-01T08:00:00Z";

    private final OperatorDesk desk = new OperatorDesk(TOKEN);

    @AfterEach
    void close() {
        desk.close();
    }

    @Test
    void storesWhatTheRulesAcceptByNowAndNothingTwice() { // R1, R7
        desk.publish("1", event(1, OLD));
        desk.publish("2", event(2, OLD));
        desk.letters(2);
        desk.restart(TOKEN, "--EVENT_EARLIEST=2000-01-01T00:00:00Z");

        JsonNode dry =
                desk.replay(
                        "{\"filtro\": {\"codigo\": \"data_fora_da_janela\"}, \"simular\": true}");
        assertThat(dry.get("reenviadas").intValue()).isEqualTo(2);
        assertThat(desk.list("?reenviada=true")).isEmpty();

        JsonNode first = desk.replay("{\"ids\": [\"0-0\", \"0-9\"]}");
        assertThat(first.get("reenviadas").intValue()).isOne();
        assertThat(outcomes(first)).containsExactly("reenviada", "nao_encontrada");
        assertThat(desk.list("?reenviada=true"))
                .extracting(JsonDig.text("id"))
                .containsExactly("0-0");
        assertThat(outcomes(desk.replay("{\"ids\": [\"0-0\"]}"))).containsExactly("ja_reenviada");

        JsonNode rest = desk.replay("{\"filtro\": {}}");
        assertThat(rest.get("reenviadas").intValue()).as("only what was not yet").isOne();
        assertThat(rest.get("completa").booleanValue()).isTrue();
        desk.awaitEvents(2);

        JsonNode again = desk.replay("{\"filtro\": {}, \"de_novo\": true}");
        assertThat(again.get("reenviadas").intValue()).isEqualTo(2);
        desk.awaitIdle();
        assertThat(desk.events()).isEqualTo(2);
        assertThat(desk.letters(2)).hasSize(2);
    }

    @Test
    void bringsBackWithItsHistoryWhatFailsAgain() { // R7, R8
        var message = new ProducerRecord<>(Topics.EVENTS, bytes("7"), bytes(event(7, "ontem")));
        message.headers().add(EventHeaders.SOURCE, bytes("jadlog"));
        message.headers().add(EventHeaders.RECEIVED_AT, bytes("2026-01-01T00:00:00Z"));
        message.headers().add(EventHeaders.TRACEPARENT, bytes("00-1-2-01"));
        desk.publish(message);
        desk.letters(1);

        desk.replay("{\"ids\": [\"0-0\"]}");
        desk.letters(2);
        desk.replay("{\"ids\": [\"0-1\"]}");
        JsonNode newest = desk.letters(3).getFirst();

        assertThat(newest.get("tentativas").intValue()).isEqualTo(3);
        JsonNode letter = json(desk.get(LETTERS + "/0-2"));
        assertThat(letter.at("/conteudo/texto").stringValue()).isEqualTo(event(7, "ontem"));
        assertThat(letter.at("/chave/texto").stringValue()).isEqualTo("7");
        List<JsonNode> history = List.copyOf(letter.get("historico").values());
        assertThat(history).extracting(JsonDig.text("carta")).containsExactly("0-0", "0-1", "0-2");
        assertThat(history)
                .extracting(failure -> failure.at("/erros/0/codigo").stringValue())
                .containsOnly("data_invalida");
        assertThat(newest.get("primeira_falha_em")).isEqualTo(history.getFirst().get("falhou_em"));
        assertThat(letter.get("cabecalhos").values())
                .as("the headers of ingest, once each")
                .filteredOn(header ->
                        header.get("nome").stringValue().matches("fonte|recebido_em|traceparent"))
                .extracting(header -> header.at("/valor/texto").stringValue())
                .containsExactlyInAnyOrder("jadlog", "2026-01-01T00:00:00Z", "00-1-2-01");
    }

    @Test
    void replaysWhatThePollerRejectedThoughItWasInNoTopic() { // R7
        String item = event(3, OLD);
        var letter = new ProducerRecord<byte[], byte[]>(Topics.DEAD_LETTERS, bytes(item));
        letter.headers().add(EventHeaders.SOURCE, bytes("feed"));
        letter.headers().add(DeadLetterHeaders.CODE, bytes("data_fora_da_janela"));
        desk.publish(letter);
        desk.letters(1);
        assertThat(json(desk.get(LETTERS + "/0-0")).at("/carta/origem").isNull()).isTrue();
        desk.restart(TOKEN, "--EVENT_EARLIEST=2000-01-01T00:00:00Z");

        assertThat(outcomes(desk.replay("{\"filtro\": {\"fonte\": \"feed\"}}")))
                .containsExactly("reenviada");
        desk.awaitEvents(1);
    }

    @Test
    void leavesALetterAloneThatHoldsTheBeginningOfItsMessageOnly() {
        var letter = new ProducerRecord<byte[], byte[]>(Topics.DEAD_LETTERS, bytes(event(3, OLD)));
        letter.headers().add(DeadLetterHeaders.CODE, bytes("json_invalido"));
        letter.headers().add(DeadLetterHeaders.ORIGINAL_SIZE, bytes("40000000"));
        desk.publish(letter);
        desk.letters(1);

        assertThat(outcomes(desk.replay("{\"filtro\": {}}"))).containsExactly("incompleta");
    }

    @Test
    void replaysAtMostAsManyAsAskedAndGoesOnByCursorPastThoseThatFailAgain() { // R8
        for (int i = 0; i < 5; i++) {
            desk.publish("1", "ruim " + i);
        }
        desk.letters(5);

        JsonNode first = desk.replay("{\"filtro\": {}, \"limite\": 3}");
        assertThat(first.get("reenviadas").intValue()).isEqualTo(3);
        desk.letters(8);
        JsonNode second =
                desk.replay(
                        "{\"filtro\": {}, \"limite\": 3, \"cursor\": \"%s\"}"
                                .formatted(first.get("proximo_cursor").stringValue()));
        assertThat(second.get("cartas").values())
                .extracting(JsonDig.text("id"))
                .containsExactly("0-0", "0-1");
        assertThat(second.get("proximo_cursor").isNull()).isTrue();
    }

    @Test
    void replaysLargeLetters() { // R7
        for (int i = 0; i < 30; i++) {
            desk.publish("1", "x".repeat(1_900_000));
        }
        desk.letters(30);
        JsonNode answer = desk.replay("{\"filtro\": {}}");
        assertThat(outcomes(answer)).hasSize(30).containsOnly("reenviada");
    }

    @Test
    void refusesWhatItDoesNotUnderstand() {
        for (String body :
                List.of(
                        "",
                        "{}",
                        "null",
                        "{\"ids\": []}",
                        "{\"ids\": [null]}",
                        "{\"ids\": [\"x\"]}",
                        "{\"ids\": [\"0-0\"], \"filtro\": {}}",
                        "{\"filtro\": {\"code\": \"json_invalido\"}}",
                        "{\"filtro\": {\"codigo\": \"x\"}}",
                        "{\"filtro\": {}, \"limite\": 1001}",
                        "{\"filtro\": {}, \"cursor\": \"x\"}")) {
            var answer = desk.post(REPLAY, body);
            assertThat(answer.statusCode()).as(body).isEqualTo(400);
            assertThat(answer.headers().firstValue("Content-Type"))
                    .hasValue("application/problem+json");
        }
    }

    private static List<String> outcomes(JsonNode answer) {
        return answer.get("cartas").values().stream().map(JsonDig.text("resultado")).toList();
    }
}
