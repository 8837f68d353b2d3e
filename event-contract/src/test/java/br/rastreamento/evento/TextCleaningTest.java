package br.rastreamento.evento;

import static org.assertj.core.api.Assertions.assertThat;

import br.rastreamento.evento.CleanedText.Clean;
import br.rastreamento.evento.CleanedText.Refused;
import java.text.Normalizer;
import java.util.List;
import java.util.function.Function;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TextCleaningTest {

    @ParameterizedTest
    @CsvSource({
        "' Natal ',Natal",
        "'São  Paulo',São Paulo",
        "'São\u00A0Paulo',São Paulo",
        "'São\u2007\u202F\u3000Paulo\u0085',São Paulo",
        "'São\t\r\nPaulo\u000B',São Paulo",
        "'Parai\u0301ba',Paraíba",
        "'\u1680Acre\u2028',Acre",
        "'Na\u200Btal','Na\u200Btal'"
    })
    void makesOneFormOfWhatMeansTheSame(String raw, String clean) {
        assertThat(TextCleaning.place(raw)).isEqualTo(new Clean(clean));
    }

    @ParameterizedTest
    @CsvSource({
        "em trânsito,EM TRÂNSITO",
        "'  Saiu  para entrega',SAIU PARA ENTREGA",
        "straße,STRASSE",
        "ŉ,ʼN",
        "\u0390,\u03AA\u0301",
        "ﬁ,FI"
    })
    void writesAStatusInUpperCaseAndNormalisesWhatThatBreaks(String raw, String clean) {
        assertThat(TextCleaning.status(raw)).isEqualTo(new Clean(clean));
    }

    @Test
    void treatsSeparatorControlsAsControlCharactersNotAsWhiteSpace() {
        for (char control : new char[] {0, 0x1B, 0x1C, 0x1D, 0x1E, 0x1F, 0x7F, 0x80, 0x9F}) {
            assertThat(TextCleaning.place("a" + control + "b"))
                    .isEqualTo(new Refused(ViolationCode.CARACTERE_INVALIDO));
        }
    }

    @Test
    void measuresAfterCleaning() {
        assertThat(TextCleaning.place("a\u0301".repeat(255))).isEqualTo(new Clean("á".repeat(255)));
        assertThat(TextCleaning.place("a".repeat(256)))
                .isEqualTo(new Refused(ViolationCode.TAMANHO_EXCEDIDO));
        assertThat(TextCleaning.status("ﬃ".repeat(34))) // three letters each in upper case
                .isEqualTo(new Refused(ViolationCode.TAMANHO_EXCEDIDO));
    }

    @Property(tries = 10_000)
    void cleaningAPlaceTwiceChangesNothing(@ForAll("texts") String raw) {
        cleaningTwiceChangesNothing(raw, TextCleaning::place);
    }

    @Property(tries = 10_000)
    void cleaningAStatusTwiceChangesNothing(@ForAll("texts") String raw) {
        cleaningTwiceChangesNothing(raw, TextCleaning::status);
        cleaningTwiceChangesNothing(raw, TextCleaningTest::canonicalStatus);
    }

    @Example
    void cleaningAnySingleCharacterTwiceChangesNothing() {
        for (int character = 0; character <= Character.MAX_CODE_POINT; character++) {
            String one = "a" + Character.toString(character) + "\u0345\u0301 b";
            cleaningTwiceChangesNothing(one, TextCleaning::place);
            cleaningTwiceChangesNothing(one, TextCleaning::status);
        }
    }

    @Property(tries = 10_000)
    void whatIsCleanFitsTheDatabaseAndItsConstraints(@ForAll("texts") String raw) {
        if (TextCleaning.place(raw) instanceof Clean(String text)) {
            assertThat(text.codePointCount(0, text.length())).isBetween(1, 255);
            assertThat(text).isEqualTo(text.strip()).doesNotContain("  ").doesNotContain("\u0000");
            assertThat(Normalizer.isNormalized(text, Normalizer.Form.NFC)).isTrue();
        }
    }

    @Provide
    Arbitrary<String> texts() {
        Arbitrary<String> anything = Arbitraries.strings().all().ofMaxLength(40);
        Arbitrary<String> treacherous =
                Arbitraries.of(
                                List.of(
                                        " ", "\u00A0", "\u2000", "\t", "a", "E", "ç", "ß", "ŉ", "ǰ",
                                        "ΐ", "ᾳ", "ᾼ", "ﬃ", "\u0301", "\u0316", "\u0345", "\u0308",
                                        "\u030C", "Å", "\u1100", "\u1161", "\u11A8", "\u0958",
                                        "\u1FBE", "ı", "İ", "ǆ", "📦", "𐐨", "\uFEFF", "\u200D"))
                        .list()
                        .ofMaxSize(30)
                        .map(parts -> String.join("", parts));
        return Arbitraries.oneOf(anything, treacherous);
    }

    private static CleanedText canonicalStatus(String raw) {
        return switch (TextCleaning.status(raw)) {
            case Clean(String text) -> new Clean(StatusCatalog.canonical(text));
            case Refused refused -> refused;
        };
    }

    private static void cleaningTwiceChangesNothing(
            String raw, Function<String, CleanedText> clean) {
        if (clean.apply(raw) instanceof Clean once && !clean.apply(once.text()).equals(once)) {
            throw new AssertionError("cleaned again: " + once + ", from " + raw);
        }
    }
}
