package br.rastreamento.processor.replay;

import static br.rastreamento.processor.replay.OperatorDesk.LETTERS;
import static br.rastreamento.processor.replay.OperatorDesk.bytes;
import static br.rastreamento.processor.replay.OperatorDesk.event;
import static br.rastreamento.processor.replay.OperatorDesk.json;
import static org.assertj.core.api.Assertions.assertThat;

import br.rastreamento.evento.DeadLetterHeaders;
import br.rastreamento.evento.EventHeaders;
import br.rastreamento.evento.Topics;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// What an operator sees of the dead letters (R7: none is lost, each has its reason).
class DeadLetterListTest {

    private final OperatorDesk desk =
            new OperatorDesk("--PROCESSOR_ADMIN_TOKEN=" + OperatorDesk.TOKEN);

    @AfterEach
    void close() {
        desk.close();
    }

    @Test
    void listsNewestFirstAndByCodeFieldAndSource() { // R7
        desk.publish("1", "{\"id_pacote\": 1e3");
        desk.letters(1);
        var message = new ProducerRecord<>(Topics.EVENTS, bytes("2"), bytes(event(2, "ontem")));
        message.headers().add(EventHeaders.SOURCE, bytes("jadlog"));
        desk.publish(message);

        List<JsonNode> letters = desk.letters(2);
        assertThat(letters).extracting(JsonDig.text("id")).containsExactly("0-1", "0-0");
        JsonNode newest = letters.getFirst();
        assertThat(newest.at("/erros/0/codigo").stringValue()).isEqualTo("data_invalida");
        assertThat(newest.at("/erros/0/campo").stringValue()).isEqualTo("data_atualizacao");
        assertThat(newest.at("/fonte").stringValue()).isEqualTo("jadlog");
        assertThat(newest.at("/chave").stringValue()).isEqualTo("2");
        assertThat(newest.at("/origem/topico").stringValue()).isEqualTo(Topics.EVENTS);
        assertThat(newest.at("/tentativas").intValue()).isEqualTo(1);
        assertThat(newest.at("/reenviada").isNull()).isTrue();

        assertThat(desk.list("?codigo=json_invalido")).containsExactly(letters.get(1));
        assertThat(desk.list("?campo=data_atualizacao")).containsExactly(newest);
        assertThat(desk.list("?fonte=jadlog&reenviada=false")).containsExactly(newest);
        assertThat(desk.list("?codigo=json_invalido&campo=data_atualizacao")).isEmpty();
        assertThat(desk.list("?reenviada=true")).isEmpty();
    }

    @Test
    void showsOneWithItsBytesAndAllItsHeaders() { // R7
        byte[] noText = {'{', (byte) 0xFF, 0, '}'};
        desk.publish(new ProducerRecord<>(Topics.EVENTS, noText));
        desk.letters(1);
        desk.publish("2", "não é JSON");
        desk.letters(2);

        JsonNode binary = json(desk.get(LETTERS + "/0-0"));
        assertThat(binary.at("/conteudo/base64").binaryValue()).isEqualTo(noText);
        assertThat(binary.at("/chave").isNull()).isTrue();
        JsonNode text = json(desk.get(LETTERS + "/0-1"));
        assertThat(text.at("/conteudo/texto").stringValue()).isEqualTo("não é JSON");
        assertThat(text.at("/chave/texto").stringValue()).isEqualTo("2");
        assertThat(text.at("/cabecalhos").values())
                .extracting(JsonDig.text("nome"))
                .contains(DeadLetterHeaders.CODE, DeadLetterHeaders.SOURCE_OFFSET);
        assertThat(text.at("/historico").size()).isOne();
        assertThat(desk.get(LETTERS + "/0-2").statusCode()).isEqualTo(404);
        assertThat(desk.get(LETTERS + "/x").statusCode()).isEqualTo(400);
    }

    @Test
    void pagesNeitherRepeatNorSkipWhileLettersArrive() {
        for (int i = 0; i < 130; i++) {
            desk.publish("1", "antes " + i);
        }
        List<JsonNode> before = desk.letters(130);

        List<JsonNode> seen = new ArrayList<>();
        String cursor = "";
        int arrived = 130;
        do {
            JsonNode page = json(desk.get(LETTERS + "?limite=20&cursor=" + cursor));
            assertThat(page.at("/completa").booleanValue()).isTrue();
            seen.addAll(page.get("cartas").values());
            cursor = page.at("/proximo_cursor").asString("");
            desk.publish("1", "depois");
            desk.letters(++arrived);
        } while (!cursor.isEmpty());
        assertThat(seen).isEqualTo(before);
    }

    @Test
    void answersWithinSecondsAmongLargeLetters() { // R8
        String large = "x".repeat(1_900_000);
        for (int i = 0; i < 60; i++) {
            desk.publish("1", large);
        }
        desk.letters(60);

        Instant asked = Instant.now();
        assertThat(desk.list("?limite=500")).hasSize(60);
        assertThat(json(desk.get(LETTERS + "/0-59")).at("/conteudo/texto").stringValue())
                .isEqualTo(large);
        assertThat(Duration.between(asked, Instant.now())).isLessThan(Duration.ofSeconds(8));
    }

    @Test
    void saysWithinSecondsThatKafkaIsAway() { // R9
        desk.kafka.stop();
        Instant asked = Instant.now();
        var answer = desk.get(LETTERS);
        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.headers().firstValue("Retry-After")).isPresent();
        assertThat(Duration.between(asked, Instant.now())).isLessThan(Duration.ofSeconds(8));
    }

    @Test
    void refusesWhatItDoesNotUnderstand() {
        for (String query :
                List.of(
                        "?codigo=x",
                        "?limite=0",
                        "?limite=501",
                        "?cursor=x",
                        "?reenviada=talvez")) {
            var answer = desk.get(LETTERS + query);
            assertThat(answer.statusCode()).as(query).isEqualTo(400);
            assertThat(json(answer).at("/parametro").stringValue()).isSubstringOf(query);
        }
        assertThat(desk.get(LETTERS + "?codigo=%FF").statusCode()).isEqualTo(400);
    }
}
