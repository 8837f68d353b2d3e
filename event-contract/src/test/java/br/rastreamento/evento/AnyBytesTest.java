package br.rastreamento.evento;

import static br.rastreamento.evento.Samples.GOOD;
import static br.rastreamento.evento.Samples.READER;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/// No input throws, whatever its bytes.
class AnyBytesTest {

    @Property(tries = 5_000)
    void anyBytesAreReadWithoutThrowing(@ForAll byte[] bytes) {
        assertThat(READER.read(bytes)).isNotNull();
    }

    @Property(tries = 20_000)
    void aDamagedEventIsReadWithoutThrowing(
            @ForAll long seed, @ForAll @IntRange(min = 1, max = 8) int damages) {
        byte[] bytes = GOOD.getBytes(UTF_8);
        Random random = new Random(seed);
        for (int i = 0; i < damages; i++) {
            bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
        }
        assertThat(READER.read(bytes)).isNotNull();
    }

    @Property(tries = 20_000)
    void anySequenceOfJsonPiecesIsReadWithoutThrowing(@ForAll("jsonPieces") String json) {
        assertThat(READER.read(json.getBytes(UTF_8))).isNotNull();
    }

    @Property(tries = 20_000)
    void utf8IsJudgedAsTheJdkJudgesIt(@ForAll("nearlyUtf8") @Size(max = 24) byte[] bytes) {
        assertThat(Utf8.isValid(bytes, 0, bytes.length)).isEqualTo(isUtf8(bytes));
    }

    @Provide
    Arbitrary<String> jsonPieces() {
        return Arbitraries.of(
                        "{",
                        "}",
                        "[",
                        "]",
                        ":",
                        ",",
                        "\"",
                        "\\",
                        "\\u12",
                        "\\ud800",
                        "0",
                        "-",
                        "1e5",
                        "null",
                        "true",
                        " ",
                        "\u0000",
                        "é",
                        "📦",
                        "\uFEFF",
                        "\"id_pacote\":",
                        "\"origem\":",
                        "\"data_atualizacao\":",
                        "\"x\"",
                        GOOD,
                        "//",
                        "'",
                        "+",
                        ".")
                .list()
                .ofMaxSize(12)
                .map(pieces -> String.join("", pieces));
    }

    @Provide
    Arbitrary<byte[]> nearlyUtf8() {
        return Arbitraries.of(
                        0x41, 0x7F, 0x80, 0x8F, 0x90, 0x9F, 0xA0, 0xBF, 0xC0, 0xC2, 0xDF, 0xE0,
                        0xE1, 0xED, 0xEE, 0xEF, 0xF0, 0xF1, 0xF4, 0xF5, 0xFF)
                .map(Integer::byteValue)
                .array(byte[].class);
    }

    private static boolean isUtf8(byte[] bytes) {
        try {
            UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }
}
