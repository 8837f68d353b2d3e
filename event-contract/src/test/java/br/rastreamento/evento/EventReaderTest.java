package br.rastreamento.evento;

import static br.rastreamento.evento.EventField.DATA_ATUALIZACAO;
import static br.rastreamento.evento.EventField.DESTINO;
import static br.rastreamento.evento.EventField.ID_PACOTE;
import static br.rastreamento.evento.EventField.ORIGEM;
import static br.rastreamento.evento.EventField.STATUS_RASTREAMENTO;
import static br.rastreamento.evento.Samples.GOOD;
import static br.rastreamento.evento.Samples.READER;
import static br.rastreamento.evento.Samples.accepted;
import static br.rastreamento.evento.Samples.read;
import static br.rastreamento.evento.Samples.rejected;
import static br.rastreamento.evento.Samples.with;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

class EventReaderTest {

    @Test
    void readsAndCleansWhatACarrierSends() {
        String json =
                """
                 { "peso_kg": 1.25e300, "rota": [{"x":[1,2,{"id_pacote":9}]}], "id_pacote" : "0001333",
                  "origem":"  S\\u00e3o\\u00a0 Paulo\\t","destino":"Parai\\u0301ba",
                  "status_rastreamento":"objeto entregue ao destinatário",
                  "data_atualizacao":"2025-10-13T14:40:00.123456789-0300", "obs": null }
                """;

        assertThat(accepted(read(json)))
                .isEqualTo(
                        new TrackingEvent(
                                1333,
                                "São Paulo",
                                "Paraíba",
                                "ENTREGUE",
                                Instant.parse("2025-10-13T17:40:00.123456Z")));
    }

    @Test
    void acceptsAByteOrderMarkInFront() {
        assertThat(accepted(read("\uFEFF" + GOOD))).isEqualTo(accepted(read(GOOD)));
    }

    @Test
    void readsFieldNamesWrittenWithEscapes() {
        assertThat(accepted(read(GOOD.replace("id_pacote", "id\\u005fpacote"))).idPacote())
                .isEqualTo(1333);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "9223372036854775807", "\"1\"", "\"00000000000000000000001\""})
    void acceptsIdsFromOneToTheGreatestLong(String id) {
        assertThat(accepted(read(with(ID_PACOTE, id))).idPacote()).isPositive();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0", "-0", "-1", "1e3", "1.5", "1.0", "9223372036854775808", "18446744073709551617",
                "9999999999999999999", "\"\"", "\" 1\"", "\"abc\"", "\"+1\"", "\"-1\"", "\"1e3\"",
                        "\"１２\""
            })
    void rejectsIdsThatAreNoWholeNumberInRange(String id) {
        assertThat(rejected(read(with(ID_PACOTE, id)))).containsExactly("id_pacote id_invalido");
    }

    @ParameterizedTest
    @ValueSource(strings = {"true", "{}", "[1333]"})
    void rejectsIdsOfAnotherJsonType(String id) {
        assertThat(rejected(read(with(ID_PACOTE, id)))).containsExactly("id_pacote tipo_invalido");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "1.5", "true", "{\"a\":{}}", "[\"Natal\"]"})
    void rejectsTextsAndTimesOfAnotherJsonType(String value) {
        assertThat(rejected(read(with(ORIGEM, value)))).containsExactly("origem tipo_invalido");
        assertThat(rejected(read(with(DESTINO, value)))).containsExactly("destino tipo_invalido");
        assertThat(rejected(read(with(STATUS_RASTREAMENTO, value))))
                .containsExactly("status_rastreamento tipo_invalido");
        assertThat(rejected(read(with(DATA_ATUALIZACAO, value))))
                .containsExactly("data_atualizacao tipo_invalido");
    }

    @Test
    void reportsEveryAbsentFieldInFieldOrder() {
        assertThat(rejected(read("{\"destino\":null}")))
                .containsExactly(
                        "id_pacote campo_obrigatorio",
                        "origem campo_obrigatorio",
                        "destino campo_obrigatorio",
                        "status_rastreamento campo_obrigatorio",
                        "data_atualizacao campo_obrigatorio");
    }

    @Test
    void reportsAllViolationsOfAnItemInFieldOrderWhateverTheOrderInTheJson() {
        String json =
                """
                {"data_atualizacao":"ontem","status_rastreamento":" \\u00a0","destino":"a\\u0000b","origem":7}\
                """;

        assertThat(rejected(read(json)))
                .containsExactly(
                        "id_pacote campo_obrigatorio",
                        "origem tipo_invalido",
                        "destino caractere_invalido",
                        "status_rastreamento valor_vazio",
                        "data_atualizacao data_invalida");
    }

    @Test
    void neverRepeatsARejectedValueInItsMessages() {
        ReadEvent read = read(with(ORIGEM, "\"segredo\\u0007\""));

        assertThat(((ReadEvent.Invalid) read).violations().getFirst().mensagem())
                .startsWith("O campo origem")
                .doesNotContain("segredo");
    }

    @ParameterizedTest
    @CsvSource({
        "'\\u0000',caractere_invalido",
        "'a\\u001fb',caractere_invalido",
        "'a\\u007f',caractere_invalido",
        "'a\\ud83d',caractere_invalido",
        "'\\ude00\\ud83d',caractere_invalido",
        "'\\u2007\\t\\r\\n',valor_vazio",
        "'',valor_vazio"
    })
    void rejectsTextsWithCharactersThatNoTextMayHold(String escaped, String code) {
        assertThat(rejected(read(with(DESTINO, "\"" + escaped + "\""))))
                .containsExactly("destino " + code);
    }

    @Test
    void countsCharactersNotUtf16UnitsOrBytes() {
        String boxes = "📦".repeat(255);

        assertThat(accepted(read(with(ORIGEM, "\"" + boxes + "\""))).origem()).isEqualTo(boxes);
        assertThat(rejected(read(with(ORIGEM, "\"" + boxes + "x\""))))
                .containsExactly("origem tamanho_excedido");
        assertThat(rejected(read(with(STATUS_RASTREAMENTO, "\"" + "ß".repeat(51) + "\""))))
                .as("upper case makes SS of each")
                .containsExactly("status_rastreamento tamanho_excedido");
    }

    @ParameterizedTest
    @CsvSource({
        "2009-12-31T23:59:59.999999Z,data_fora_da_janela",
        "2026-06-02T12:00:00.000001Z,data_fora_da_janela",
        "2025-10-12T08:15:00,data_invalida",
        "2025-02-30T08:15:00Z,data_invalida",
        "'  ',valor_vazio"
    })
    void rejectsTimesThatAreNoneOrThatNobodyBelieves(String time, String code) {
        assertThat(rejected(read(with(DATA_ATUALIZACAO, "\"" + time + "\""))))
                .containsExactly("data_atualizacao " + code);
    }

    @Test
    void believesBothEndsOfTheWindow() {
        assertThat(accepted(read(with(DATA_ATUALIZACAO, "\"2010-01-01T00:00:00Z\"")))).isNotNull();
        assertThat(accepted(read(with(DATA_ATUALIZACAO, "\"2026-06-02T12:00:00Z\"")))).isNotNull();
    }

    @Test
    void readsATimeWithoutOffsetInTheDefaultZone() {
        TimestampWindow window =
                new TimestampWindow(
                        Instant.EPOCH,
                        TimestampWindow.standard().maxAhead(),
                        null,
                        ZoneId.of("America/Sao_Paulo"));
        String json = with(DATA_ATUALIZACAO, "\"2025-10-12T08:15\"");

        assertThat(accepted(new EventReader(window, Clock.systemUTC()).read(json.getBytes(UTF_8))))
                .extracting(TrackingEvent::dataEvento)
                .isEqualTo(Instant.parse("2025-10-12T11:15:00Z"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "true", "7", "1e3", "\"texto\"", "[]", "[{}]"})
    void rejectsJsonThatIsNoObjectAsOfTheWrongType(String json) {
        assertThat(rejected(read(json))).containsExactly("evento tipo_invalido");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "  \n",
                "\uFEFF",
                "{",
                "{}}",
                "[",
                "{\"id_pacote\":1,}",
                "{'id_pacote':1}",
                "NaN",
                "{\"id_pacote\":01}",
                "\"texto",
                "\"\\x\"",
                "truе",
                "{\"a\":\"\t\"}",
                "{\"a\" 1}",
                "\u0000"
            })
    void rejectsWhatIsNotJson(String json) {
        assertThat(rejected(read(json))).containsExactly("evento json_invalido");
    }

    @Test
    void rejectsEverythingCutOffBeforeItsEnd() {
        byte[] json = GOOD.getBytes(UTF_8);
        for (int length = 0; length < json.length; length++) {
            assertThat(rejected(READER.read(java.util.Arrays.copyOf(json, length))))
                    .containsExactly("evento json_invalido");
        }
    }

    @Test
    void rejectsContentAfterTheEvent() {
        assertThat(rejected(read(GOOD + GOOD))).containsExactly("evento json_invalido");
        assertThat(rejected(read(GOOD + " x"))).containsExactly("evento json_invalido");
        assertThat(accepted(read(GOOD + " \r\n"))).isNotNull();
    }

    @Test
    void rejectsNoBytesAtAll() {
        assertThat(rejected(READER.read((byte[]) null))).containsExactly("evento json_invalido");
    }

    @Test
    void rejectsOtherEncodingsThanUtf8() {
        assertThat(rejected(READER.read(GOOD.getBytes(ISO_8859_1))))
                .containsExactly("evento json_invalido");
        assertThat(rejected(READER.read(GOOD.getBytes(UTF_16))))
                .containsExactly("evento json_invalido");
    }

    @ParameterizedTest
    @ValueSource(strings = {"C080", "EDA080", "F8888080", "F4908080", "E0808A", "C3", "80", "FF"})
    void rejectsMalformedUtf8EvenInFieldsThatAreIgnored(String hex) {
        ByteArrayOutputStream json = new ByteArrayOutputStream();
        json.writeBytes("{\"obs\":\"".getBytes(UTF_8));
        json.writeBytes(java.util.HexFormat.of().parseHex(hex));
        json.writeBytes(("\"," + GOOD.substring(1)).getBytes(UTF_8));

        assertThat(rejected(READER.read(json.toByteArray())))
                .containsExactly("evento json_invalido");
    }

    @Test
    void rejectsAKnownFieldGivenTwiceButNotAnUnknownOne() {
        assertThat(rejected(read(GOOD.replace("{", "{\"origem\":\"Acre\","))))
                .containsExactly("origem json_invalido");
        assertThat(accepted(read(GOOD.replace("{", "{\"x\":1,\"x\":2,")))).isNotNull();
    }

    @Test
    void leavesTheParserOnTheLastTokenOfTheValue() {
        byte[] array = ("[7,[{\"a\":[]}]," + GOOD + ",\"x\"]").getBytes(UTF_8);
        try (JsonParser parser = EventJson.parser(array, 0, array.length)) {
            parser.nextToken();
            assertThat(rejected(READER.read(next(parser)))).containsExactly("evento tipo_invalido");
            assertThat(rejected(READER.read(next(parser)))).containsExactly("evento tipo_invalido");
            assertThat(parser.currentToken()).isEqualTo(JsonToken.END_ARRAY);
            assertThat(accepted(READER.read(next(parser)))).isNotNull();
            assertThat(parser.currentToken()).isEqualTo(JsonToken.END_OBJECT);
            assertThat(rejected(READER.read(next(parser)))).containsExactly("evento tipo_invalido");
            assertThat(parser.nextToken()).isEqualTo(JsonToken.END_ARRAY);
        }
    }

    private static JsonParser next(JsonParser parser) {
        parser.nextToken();
        return parser;
    }
}
