package br.rastreamento.dashboard.series;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import br.rastreamento.problema.RequestProblem;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PeriodTest {

    private static final Instant NOW = Instant.parse("2026-11-26T09:30:00Z");

    @ParameterizedTest
    @CsvSource({
        "HORA, , , 2026-11-25T10:00:00Z, 2026-11-26T10:00:00Z",
        "DIA, , , 2026-10-28T00:00:00Z, 2026-11-27T00:00:00Z",
        "HORA, 2026-11-26T08:59:59Z, , 2026-11-26T08:00:00Z, 2026-11-26T10:00:00Z",
        "HORA, , 2026-11-02T00:00:00Z, 2026-11-01T00:00:00Z, 2026-11-02T00:00:00Z",
        "HORA, 2026-11-01T00:00:00Z, 2026-11-01T00:00:01Z, 2026-11-01T00:00:00Z, 2026-11-01T01:00:00Z",
        "DIA, 2026-11-01T12:00:00Z, 2026-11-03T00:00:00Z, 2026-11-01T00:00:00Z, 2026-11-03T00:00:00Z"
    })
    void isTheWholeHoursOrDaysThatWereAskedFor(
            Interval interval,
            @Nullable Instant from,
            @Nullable Instant to,
            Instant first,
            Instant end) {
        assertThat(Period.of(interval, from, to, NOW)).isEqualTo(new Period(interval, first, end));
    }

    @Property
    void startsFollowEachOtherAndHoldBothEnds(
            @ForAll Interval interval,
            @ForAll @LongRange(min = 0, max = 2_000_000_000) long second,
            @ForAll @IntRange(min = 1, max = 7_000_000) int seconds) {
        Instant from = Instant.ofEpochSecond(second);
        Instant to = from.plusSeconds(seconds);

        Period period = Period.of(interval, from, to, NOW);
        List<Instant> starts = period.starts();

        Duration step = interval.unit().getDuration();
        assertThat(starts.getFirst()).isEqualTo(period.from()).isBeforeOrEqualTo(from);
        assertThat(from).isBefore(period.from().plus(step));
        assertThat(starts.getLast().plus(step)).isEqualTo(period.to()).isAfterOrEqualTo(to);
        assertThat(starts.getLast()).isBefore(to);
        for (int i = 1; i < starts.size(); i++) {
            assertThat(starts.get(i)).isEqualTo(starts.get(i - 1).plus(step));
        }
    }

    @Test
    void hasAtMost2000Points() {
        Instant from = Instant.parse("2026-01-01T00:00:00Z");

        assertThat(Period.of(Interval.HORA, from, from.plus(Duration.ofHours(2_000)), NOW).starts())
                .hasSize(Period.MAX_POINTS);
        assertRefused(from, from.plus(Duration.ofHours(2_000)).plusSeconds(1));
    }

    @Test
    void doesNotEndBeforeItBegins() {
        assertRefused(NOW, NOW);
        assertRefused(NOW, NOW.minusSeconds(1));
        assertRefused(NOW.plus(Duration.ofDays(1)), null);
    }

    private static void assertRefused(Instant from, @Nullable Instant to) {
        assertThatExceptionOfType(RequestProblem.class)
                .isThrownBy(() -> Period.of(Interval.HORA, from, to, NOW))
                .satisfies(problem ->
                        assertThat(problem.getBody().getProperties())
                                .containsEntry("parametro", "de"));
    }
}
