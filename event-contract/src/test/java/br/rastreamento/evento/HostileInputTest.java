package br.rastreamento.evento;

import static br.rastreamento.evento.EventField.ID_PACOTE;
import static br.rastreamento.evento.EventField.ORIGEM;
import static br.rastreamento.evento.EventField.STATUS_RASTREAMENTO;
import static br.rastreamento.evento.Samples.GOOD;
import static br.rastreamento.evento.Samples.READER;
import static br.rastreamento.evento.Samples.accepted;
import static br.rastreamento.evento.Samples.read;
import static br.rastreamento.evento.Samples.rejected;
import static br.rastreamento.evento.Samples.with;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Input made to hurt is rejected (or read) in time that grows with its length only. The limit is far above what any of
/// these takes (milliseconds) and far below what a quadratic way would take (minutes).
@Timeout(10)
class HostileInputTest {

    private static final int MEBIBYTE = 1 << 20;

    @Test
    void rejectsNestingTenThousandDeepWhereverItIs() {
        String deep = "[".repeat(10_000) + "]".repeat(10_000);

        assertThat(rejected(read(deep))).containsExactly("evento json_invalido");
        assertThat(rejected(read(GOOD.replace("{", "{\"obs\":" + deep + ","))))
                .containsExactly("evento json_invalido");
        assertThat(rejected(read(with(ORIGEM, deep)))).containsExactly("evento json_invalido");
        assertThat(rejected(read("{\"a\":".repeat(MEBIBYTE / 5))))
                .containsExactly("evento json_invalido");
    }

    @Test
    void acceptsIgnoredFieldsUpToTheNestingLimit() {
        String atLimit = "[".repeat(499) + "]".repeat(499);

        assertThat(accepted(read(GOOD.replace("{", "{\"obs\":" + atLimit + ",")))).isNotNull();
        assertThat(rejected(read(GOOD.replace("{", "{\"obs\":[" + atLimit + "],"))))
                .containsExactly("evento json_invalido");
    }

    @Test
    void rejectsNumbersOfAMillionDigitsWithoutConvertingThem() {
        assertThat(rejected(read(with(ID_PACOTE, "9".repeat(MEBIBYTE)))))
                .containsExactly("id_pacote id_invalido");
        assertThat(rejected(read(with(ID_PACOTE, "1e" + "9".repeat(MEBIBYTE)))))
                .containsExactly("id_pacote id_invalido");
        assertThat(accepted(read(GOOD.replace("{", "{\"n\":" + "9".repeat(MEBIBYTE) + ","))))
                .isNotNull();
    }

    @Test
    void rejectsLongRunsOfCombiningMarksWithoutNormalisingThem() {
        String marks = "a" + "\u0301\u0316".repeat(MEBIBYTE / 4);

        assertThat(rejected(read(with(ORIGEM, "\"" + marks + "\""))))
                .containsExactly("origem tamanho_excedido");
        assertThat(rejected(read(with(STATUS_RASTREAMENTO, "\"" + marks + "\""))))
                .containsExactly("status_rastreamento tamanho_excedido");
    }

    @Test
    void readsAMebibyteOfWhiteSpaceAroundAShortText() {
        String padded = "\"" + " ".repeat(MEBIBYTE) + "Natal" + "\u3000".repeat(99) + "\"";

        assertThat(accepted(read(with(ORIGEM, padded))).origem()).isEqualTo("Natal");
    }

    @Test
    void readsAHundredThousandIgnoredFields() {
        String many =
                IntStream.range(0, 100_000)
                        .mapToObj(i -> "\"campo" + i + "\":" + i + ",")
                        .collect(Collectors.joining());

        assertThat(accepted(read(GOOD.replace("{", "{" + many)))).isNotNull();
    }

    @Test
    void rejectsAMebibyteOfGarbage() {
        byte[] garbage = new byte[MEBIBYTE];
        new Random(7).nextBytes(garbage);
        byte[] letters = new byte[MEBIBYTE];
        Arrays.fill(letters, (byte) 'x');
        byte[] quotes = new byte[MEBIBYTE];
        Arrays.fill(quotes, (byte) '"');

        for (byte[] bytes : new byte[][] {garbage, letters, quotes, new byte[MEBIBYTE]}) {
            assertThat(rejected(READER.read(bytes))).containsExactly("evento json_invalido");
        }
    }
}
