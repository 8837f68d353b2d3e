package br.rastreamento.dashboard.deliverytimes;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DeliveryTimeTest {

    private static final Pattern TEXT =
            Pattern.compile("(?:([0-9]+) dias?, )?([0-9]{2}):([0-9]{2}):([0-9]{2})");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "      0 | PT0S      | 00:00:00",
                "     59 | PT59S     | 00:00:59",
                "  33900 | PT9H25M   | 09:25:00",
                "  86399 | PT23H59M59S | 23:59:59",
                "  86400 | PT24H     | 1 dia, 00:00:00",
                " 120300 | PT33H25M  | 1 dia, 09:25:00",
                " 172799 | PT47H59M59S | 1 dia, 23:59:59",
                " 183600 | PT51H     | 2 dias, 03:00:00",
                "8640000 | PT2400H   | 100 dias, 00:00:00",
            })
    void saysTheSameThreeTimes(long seconds, String iso8601, String text) {
        assertThat(DeliveryTime.of(Duration.ofSeconds(seconds)))
                .isEqualTo(new DeliveryTime(seconds, iso8601, text));
    }

    @ParameterizedTest
    @CsvSource({"499999, 0", "500000, 1", "500001, 1", "1499999, 1", "1500000, 2"})
    void roundsHalfUpToWholeSeconds(long micros, long seconds) {
        assertThat(DeliveryTime.of(Duration.ofNanos(micros * 1_000)).segundos()).isEqualTo(seconds);
        assertThat(DeliveryTime.mean(BigDecimal.valueOf(micros), 1).segundos()).isEqualTo(seconds);
    }

    @Test
    void roundsTheMeanOnce() {
        // 1.4999997 s: rounding to microseconds first would make it 1.5 s, and then 2 s.
        assertThat(DeliveryTime.mean(new BigDecimal("4499999"), 3).segundos()).isEqualTo(1);
    }

    @Test
    void takesSumsBeyondLong() {
        BigDecimal sum = new BigDecimal("86400000000").multiply(BigDecimal.valueOf(1_000_000_000L));
        assertThat(DeliveryTime.mean(sum, 1_000_000_000L).texto()).isEqualTo("1 dia, 00:00:00");
    }

    @Property
    void theTextSaysTheSeconds(@ForAll @LongRange(min = 0, max = 4_000_000_000L) long seconds) {
        DeliveryTime time = DeliveryTime.of(Duration.ofSeconds(seconds));
        Matcher text = TEXT.matcher(time.texto());
        assertThat(text.matches()).as(time.texto()).isTrue();
        long days = text.group(1) == null ? 0 : Long.parseLong(text.group(1));
        assertThat(days * 86_400 + number(text, 2) * 3_600 + number(text, 3) * 60 + number(text, 4))
                .isEqualTo(seconds);
        assertThat(Duration.parse(time.iso8601()).toSeconds()).isEqualTo(seconds);
    }

    private static long number(Matcher text, int group) {
        return Long.parseLong(text.group(group));
    }
}
