package br.rastreamento.evento;

import static br.rastreamento.evento.EventField.DATA_ATUALIZACAO;
import static br.rastreamento.evento.Samples.CLOCK;
import static br.rastreamento.evento.Samples.rejected;
import static br.rastreamento.evento.Samples.with;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class TimestampWindowTest {

    private static final Instant EARLIEST = Instant.parse("2010-01-01T00:00:00Z");
    private static final Instant NOW = Instant.parse("2026-06-01T12:00:00Z");
    private static final long MICROS_A_DAY = Duration.ofDays(1).toMillis() * 1_000;

    /// What may have been deleted is never read again, and nothing else changes (R1).
    @Property
    void aRetentionTakesAwayTheTimesOlderThanItAndNoOthers(
            @ForAll("times") Instant time, @ForAll("retentions") Duration retention) {
        boolean withoutRetention = window(null).contains(time, NOW);
        boolean tooOld = Duration.between(time, NOW).compareTo(retention) > 0;

        assertThat(window(retention).contains(time, NOW)).isEqualTo(withoutRetention && !tooOld);
    }

    /// Time only takes events out of the window's old end, so that what was refused stays refused.
    @Property
    void whatIsTooOldOnceIsTooOldForEver(
            @ForAll("times") Instant time,
            @ForAll("retentions") Duration retention,
            @ForAll("retentions") Duration later) {
        if (!time.isAfter(NOW) && !window(retention).contains(time, NOW)) {
            assertThat(window(retention).contains(time, NOW.plus(later))).isFalse();
        }
    }

    @Provide
    Arbitrary<Instant> times() {
        return Arbitraries.longs()
                .between(-7_000 * MICROS_A_DAY, 3 * MICROS_A_DAY)
                .map(micros -> NOW.plusNanos(micros * 1_000));
    }

    /// To the microsecond, so that the edge itself is tried ([net.jqwik.api.EdgeCases]).
    @Provide
    Arbitrary<Duration> retentions() {
        return Arbitraries.longs()
                .between(60 * MICROS_A_DAY, 7_000 * MICROS_A_DAY)
                .map(micros -> Duration.ofNanos(micros * 1_000));
    }

    @Test
    void anEventAsOldAsTheRetentionIsTheLastOneThatIsBelieved() {
        TimestampWindow window = window(Duration.ofDays(730));
        Instant edge = NOW.minus(Duration.ofDays(730));
        assertThat(window.contains(edge, NOW)).isTrue();
        assertThat(window.contains(edge.minusNanos(1_000), NOW)).isFalse();
    }

    @Test
    void theRejectionNamesTheGreatestAge() {
        EventReader reader = new EventReader(window(Duration.ofDays(90)), CLOCK);
        ReadEvent read =
                reader.read(with(DATA_ATUALIZACAO, "\"2026-03-01T00:00:00Z\"").getBytes(UTF_8));

        assertThat(rejected(read)).containsExactly("data_atualizacao data_fora_da_janela");
        assertThat(((ReadEvent.Invalid) read).violations().getFirst().mensagem())
                .isEqualTo(
                        "O campo data_atualizacao deve ficar entre 2010-01-01T00:00:00Z e 24 h à frente do horário atual, e não pode ter mais de 90 dias (prazo de retenção).");
    }

    @Test
    void aRetentionOfLessThanSixtyDaysIsRefusedAndItsVariableNamed() {
        assertThatThrownBy(() -> window(Duration.ofDays(60).minusSeconds(1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("EVENT_RETENTION must be at least 60d");
    }

    private static TimestampWindow window(@Nullable Duration retention) {
        return new TimestampWindow(EARLIEST, Duration.ofHours(24), retention, null);
    }
}
