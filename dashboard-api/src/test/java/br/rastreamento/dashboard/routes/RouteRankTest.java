package br.rastreamento.dashboard.routes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import br.rastreamento.problema.RequestProblem;
import java.nio.charset.StandardCharsets;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.Chars;
import org.junit.jupiter.api.Test;

class RouteRankTest {

    @Property
    void comesBackFromItsKey(
            @ForAll long figure,
            @ForAll @AlphaChars @Chars({'Ã', ' ', '=', '-'}) String origin,
            @ForAll @AlphaChars @Chars({'Ã', ' ', '=', '-'}) String destination) {
        RouteRank rank = new RouteRank(figure, origin, destination);

        assertThat(RouteRank.of(rank.key())).isEqualTo(rank);
    }

    @Test
    void isRefusedFromTheKeyOfAnotherList() {
        assertThatExceptionOfType(RequestProblem.class)
                .isThrownBy(() -> RouteRank.of(new byte[Long.BYTES]));
        assertThatExceptionOfType(RequestProblem.class)
                .isThrownBy(
                        () -> RouteRank.of("12345678 sem fim".getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void putsTheGreatestFirstThenTheSmallerText() {
        assertThat(new RouteRank(2, "B", "B")).isLessThan(new RouteRank(1, "A", "A"));
        assertThat(new RouteRank(1, "A", "B")).isLessThan(new RouteRank(1, "B", "A"));
        assertThat(new RouteRank(1, "A", "A")).isLessThan(new RouteRank(1, "A", "B"));
    }
}
