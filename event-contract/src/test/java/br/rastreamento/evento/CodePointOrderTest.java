package br.rastreamento.evento;

import static br.rastreamento.evento.CodePointOrder.BY_CODE_POINT;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class CodePointOrderTest {

    /// Which is how the database compares with collation "C".
    @Property
    void isTheOrderOfTheUtf8Bytes(@ForAll("texts") String a, @ForAll("texts") String b) { // R3, R4
        int byBytes =
                Arrays.compareUnsigned(
                        a.getBytes(StandardCharsets.UTF_8), b.getBytes(StandardCharsets.UTF_8));
        assertThat(Integer.signum(BY_CODE_POINT.compare(a, b))).isEqualTo(Integer.signum(byBytes));
    }

    @Property
    void isAnOrder(
            @ForAll("texts") String a, @ForAll("texts") String b, @ForAll("texts") String c) {
        int ab = BY_CODE_POINT.compare(a, b);
        assertThat(Integer.signum(BY_CODE_POINT.compare(b, a))).isEqualTo(-Integer.signum(ab));
        assertThat(ab == 0).isEqualTo(a.equals(b));
        if (ab <= 0 && BY_CODE_POINT.compare(b, c) <= 0) {
            assertThat(BY_CODE_POINT.compare(a, c)).isLessThanOrEqualTo(0);
        }
    }

    /// Code points from each length of UTF-8, on both sides of the surrogates.
    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.of(
                        "A",
                        "Z",
                        "é",
                        "\u07FF",
                        "\uD7FF",
                        "\uE000",
                        "\uFF5E",
                        "\uD83D\uDCE6",
                        "\uDBFF\uDFFF")
                .list()
                .ofMaxSize(4)
                .map(parts -> String.join("", parts));
    }
}
