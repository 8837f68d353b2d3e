package br.rastreamento.evento;

import static br.rastreamento.evento.EventField.DATA_ATUALIZACAO;
import static br.rastreamento.evento.EventField.ID_PACOTE;
import static br.rastreamento.evento.EventField.ORIGEM;
import static br.rastreamento.evento.EventField.STATUS_RASTREAMENTO;
import static br.rastreamento.evento.Samples.CLOCK;
import static br.rastreamento.evento.Samples.GOOD;
import static br.rastreamento.evento.Samples.NOW;
import static br.rastreamento.evento.Samples.accepted;
import static br.rastreamento.evento.Samples.with;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Reading plain events without tokens ends in the same event, or leaves the decision to the tokens.
class PlainEventTest {

    /// Also knows what other tests have sent, as a reader that runs for long does.
    private static final EventReader READER = new EventReader(TimestampWindow.standard(), CLOCK);

    private static final TimestampWindow OTHER_WINDOW =
            new TimestampWindow(
                    Instant.parse("2010-01-01T00:00:00Z"),
                    Duration.ofHours(1),
                    Duration.ofDays(300),
                    ZoneId.of("America/Sao_Paulo"));

    private static final EventReader OTHER = new EventReader(OTHER_WINDOW, CLOCK);

    private static final List<String> PIECES =
            List.of(
                    "\"",
                    "\\",
                    "\\u00e3",
                    "\\ud800",
                    "\\\"",
                    "\\x",
                    "{",
                    "}",
                    "[",
                    "]",
                    ":",
                    ",",
                    "null",
                    "true",
                    "0",
                    "00",
                    "-",
                    "+",
                    ".5",
                    "1e5",
                    "e",
                    "9223372036854775808",
                    "//",
                    "/**/",
                    "'",
                    "\u0000",
                    "\u001f",
                    "\t",
                    "\n",
                    " ",
                    "\u007f",
                    "\u0085",
                    "\u00a0",
                    "\u0301",
                    "\uFEFF",
                    "é",
                    "📦",
                    "Z",
                    "+19:00",
                    "\"id_pacote\":",
                    "\"origem\":\"x\",",
                    "\"obs\":{},",
                    ",\"a\":[1]",
                    "NaN",
                    "2025-02-29T08:15:00Z");

    @Property(tries = 20_000)
    void readsPlainEventsAsTheirTokensSay(@ForAll Random random) {
        byte[] json = PlainSamples.any(random).getBytes(UTF_8);

        assertThat(plain(READER, json)).isEqualTo(tokens(READER, json)).isNotNull();
    }

    @Property(tries = 50_000)
    void neverDisagreesAboutDamagedEvents(
            @ForAll Random random, @ForAll @IntRange(min = 1, max = 4) int damages) {
        byte[] json = PlainSamples.any(random).getBytes(UTF_8);
        for (int i = 0; i < damages; i++) {
            json = damaged(json, random);
        }

        assertThatTheWaysAgree(READER, json, random);
        assertThatTheWaysAgree(OTHER, json, random);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                // as the contract shows it
                """
                {"id_pacote": 1333, "origem": "Natal", "destino": "Paraíba",
                 "status_rastreamento": "AGUARDANDO RETIRADA", "data_atualizacao": "2025-10-12T08:15:00Z"}
                """,
                // as the carrier simulator's carriers do
                """
                {"id_pacote":7,"origem":"São Paulo","destino":"Belém","status_rastreamento":"objeto postado",\
                "data_atualizacao":"2026-05-31T21:07:44-03:00"}\
                """,
                """
                {"id_pacote":"1234567","origem":" São\u00a0 Paulo  ","destino":" Bele\u0301m  ",\
                "status_rastreamento":"delivered","data_atualizacao":"2026-05-31T21:07:44.125Z",\
                "transportadora":"Rápido \\"Sul\\" Ltda.","leitura":{"equipamento":[7,{"lote":null}]}}\
                """
            })
    void readsWhatCarriersSendWithoutTokens(String json) {
        assertThat(plain(READER, json)).isEqualTo(tokens(READER, json)).isNotNull();
    }

    @Test
    void readsWithoutTokensWhatIngestWrites() {
        TrackingEvent event = accepted(READER.read(GOOD.getBytes(UTF_8)));

        assertThat(plain(READER, EventJson.write(event))).isEqualTo(new ReadEvent.Valid(event));
    }

    @Test
    void givesTheSameInstancesForTextsThatRepeat() {
        TrackingEvent first = accepted(READER.read(GOOD.getBytes(UTF_8)));
        TrackingEvent second = accepted(READER.read(GOOD.getBytes(UTF_8)));

        assertThat(second.origem()).isSameAs(first.origem());
        assertThat(second.destino()).isSameAs(first.destino());
        assertThat(second.statusRastreamento()).isSameAs(first.statusRastreamento());
    }

    @Test
    void leavesToTheTokensWhatIsNotPlain() {
        assertThat(
                        List.of(
                                "",
                                "17",
                                "{}",
                                "[" + GOOD + "]",
                                GOOD + GOOD,
                                GOOD + "x",
                                "\uFEFF" + GOOD,
                                GOOD.replace("Natal", "Nat\\u0061l"),
                                GOOD.replace("origem", "or\\u0069gem"),
                                GOOD.replace("origem", "Origem"),
                                GOOD.replace("{", "{\"origem\":\"Natal\","),
                                GOOD.replace("{", "{\"or\\u0069gem\":\"Natal\","),
                                GOOD.replace("{", "{\"obs\":1e5,"),
                                GOOD.replace(
                                        "{", "{\"obs\":" + "[".repeat(9) + "]".repeat(9) + ","),
                                with(ID_PACOTE, "0"),
                                with(ID_PACOTE, "-1"),
                                with(ID_PACOTE, "01"),
                                with(ID_PACOTE, "1.0"),
                                with(ID_PACOTE, "9223372036854775807"),
                                with(ID_PACOTE, "\"1 \""),
                                with(ORIGEM, "null"),
                                with(ORIGEM, "\" \""),
                                with(ORIGEM, "\"Nat\u007fal\""),
                                with(ORIGEM, "\"" + "x".repeat(256) + "\""),
                                with(STATUS_RASTREAMENTO, "\"" + "x".repeat(101) + "\""),
                                with(DATA_ATUALIZACAO, "\"2025-10-13T17:40:00\""),
                                with(DATA_ATUALIZACAO, "\"2009-10-13T17:40:00Z\""),
                                with(DATA_ATUALIZACAO, "\"2026-06-02T12:00:01Z\"")))
                .allSatisfy(json -> assertThat(plain(READER, json)).isNull());
    }

    @Test
    void believesTheTimesOfTheWindow() {
        String latest = NOW.plus(OTHER_WINDOW.maxAhead()).toString();
        String local = "2026-06-01T10:00:00"; // 13:00 UTC

        assertThat(plain(OTHER, with(DATA_ATUALIZACAO, "\"" + latest + "\""))).isNotNull();
        assertThat(plain(OTHER, with(DATA_ATUALIZACAO, "\"" + local + "\""))).isNotNull();
        assertThat(plain(OTHER, with(DATA_ATUALIZACAO, "\"" + local + ".000001\""))).isNull();
        assertThat(plain(OTHER, with(DATA_ATUALIZACAO, "\"2025-01-01T00:00:00Z\""))).isNull();
    }

    @Test
    void seesNothingBehindTheEnd() {
        byte[] json = GOOD.getBytes(UTF_8);

        for (int to = 0; to < json.length; to++) {
            assertThat(READER.readPlain(json, 0, to)).isNull();
        }
    }

    /// The event lies among other bytes, as it does in a stream.
    private static void assertThatTheWaysAgree(EventReader reader, byte[] json, Random random) {
        byte[] around = GOOD.getBytes(UTF_8);
        int from = random.nextInt(around.length);
        ByteArrayOutputStream stream = new ByteArrayOutputStream();
        stream.write(around, 0, from);
        stream.writeBytes(json);
        stream.write(around, from, random.nextInt(around.length - from));
        byte[] bytes = stream.toByteArray();
        int to = from + json.length;

        ReadEvent expected =
                Utf8.isValid(bytes, from, to)
                        ? reader.readTokens(bytes, from, to)
                        : reader.read(new byte[] {(byte) 0xFF});
        assertThat(reader.read(bytes, from, to)).isEqualTo(expected);
    }

    private static byte[] damaged(byte[] json, Random random) {
        int from = random.nextInt(json.length + 1);
        int to = random.nextInt(4) == 0 ? random.nextInt(from, json.length + 1) : from;
        byte[] piece =
                switch (random.nextInt(8)) {
                    case 0 -> new byte[] {(byte) random.nextInt(256)};
                    case 1, 2 -> new byte[] {(byte) random.nextInt(128)};
                    case 3 -> Arrays.copyOfRange(json, from, random.nextInt(from, json.length + 1));
                    case 4 -> new byte[0];
                    default -> PIECES.get(random.nextInt(PIECES.size())).getBytes(UTF_8);
                };
        if (random.nextBoolean()) { // in place of what is there
            to = Math.min(json.length, from + piece.length);
        }
        ByteArrayOutputStream result = new ByteArrayOutputStream(json.length + piece.length);
        result.write(json, 0, from);
        result.writeBytes(piece);
        result.write(json, to, random.nextInt(50) == 0 ? 0 : json.length - to);
        return result.toByteArray();
    }

    private static @Nullable ReadEvent plain(EventReader reader, String json) {
        return plain(reader, json.getBytes(UTF_8));
    }

    private static @Nullable ReadEvent plain(EventReader reader, byte[] json) {
        return reader.readPlain(json, 0, json.length);
    }

    private static ReadEvent tokens(EventReader reader, String json) {
        return tokens(reader, json.getBytes(UTF_8));
    }

    private static ReadEvent tokens(EventReader reader, byte[] json) {
        return reader.readTokens(json, 0, json.length);
    }
}
