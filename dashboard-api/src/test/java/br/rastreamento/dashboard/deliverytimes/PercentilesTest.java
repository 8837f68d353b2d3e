package br.rastreamento.dashboard.deliverytimes;

import static org.assertj.core.api.Assertions.assertThat;

import br.rastreamento.evento.DeliveryTimeScale;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class PercentilesTest {

    private static final long MINUTE = 60_000_000;
    private static final long HALF_OF_CLASS_0 = MINUTE / 2;

    @Property
    void areTheNearestRankOfTheTimesButForTheClass(
            @ForAll("times") List<Long> micros, @ForAll @IntRange(min = 1, max = 100) int percent) {
        long exact = nearestRank(percent, micros);

        long told = Objects.requireNonNull(Percentiles.micros(percent, counts(micros)));

        assertThat(DeliveryTimeScale.classOf(told)).isEqualTo(DeliveryTimeScale.classOf(exact));
        double mayBeOff =
                exact < MINUTE
                        ? HALF_OF_CLASS_0
                        : exact * DeliveryTimeScale.LARGEST_ERROR + 1; // whole microseconds
        assertThat((double) Math.abs(told - exact)).isLessThanOrEqualTo(mayBeOff);
    }

    @Property
    void areToldWithTheSizeOfTheSampleAndTheExactMean(@ForAll("times") List<Long> micros) {
        BigDecimal sum =
                micros.stream().map(BigDecimal::valueOf).reduce(BigDecimal.ZERO, BigDecimal::add);

        DeliveryTimes told = DeliveryTimes.of(counts(micros), sum);

        assertThat(told.pacotesEntregues()).isEqualTo(micros.size());
        assertThat(told.tempoMedioEntrega()).isEqualTo(DeliveryTime.mean(sum, micros.size()));
    }

    @Test
    void ofOneParcelAreItsOwnClass() {
        long middle = DeliveryTimeScale.middle(DeliveryTimeScale.classOf(120_300_000_000L));

        for (int percent : List.of(1, 50, 90, 95, 100)) {
            assertThat(Percentiles.micros(percent, counts(List.of(120_300_000_000L))))
                    .isEqualTo(middle);
        }
    }

    @Test
    void takeTheParcelThatMakesThePercentageFull() {
        // Of 20 the 19th is the first that 95 % do not exceed.
        List<ClassCount> counts = List.of(new ClassCount(10, 19), new ClassCount(20, 1));

        assertThat(Percentiles.micros(95, counts)).isEqualTo(DeliveryTimeScale.middle(10));
        assertThat(Percentiles.micros(96, counts)).isEqualTo(DeliveryTimeScale.middle(20));
    }

    @Test
    void takeMoreParcelsThanThereWillBe() {
        List<ClassCount> counts =
                List.of(new ClassCount(1, 10_000_000_000_000L), new ClassCount(2, 1));

        assertThat(Percentiles.micros(100, counts)).isEqualTo(DeliveryTimeScale.middle(2));
    }

    @Test
    void areNoneWithoutDeliveries() {
        assertThat(Percentiles.micros(50, List.of())).isNull();
        assertThat(DeliveryTimes.of(List.of(), BigDecimal.ZERO)).isEqualTo(DeliveryTimes.NONE);
    }

    /// Up to 200 times from 0 to some years, many of them alike, as dense among minutes as among months.
    @Provide
    Arbitrary<List<Long>> times() {
        Arbitrary<Long> anything = Arbitraries.longs().between(0, 100_000_000_000_000L);
        Arbitrary<Long> minutes = Arbitraries.longs().between(0, 30).map(minute -> minute * MINUTE);
        Arbitrary<Long> magnitudes =
                Arbitraries.doubles().between(0, 14).map(power -> (long) Math.pow(10, power));
        return Arbitraries.oneOf(anything, minutes, magnitudes).list().ofMinSize(1).ofMaxSize(200);
    }

    /// The definition, word by word: the least of the times that is not exceeded by at least so many per cent of them.
    private static long nearestRank(int percent, List<Long> times) {
        return times.stream()
                .sorted()
                .filter(time ->
                        times.stream().filter(other -> other <= time).count() * 100
                                >= (long) percent * times.size())
                .findFirst()
                .orElseThrow();
    }

    private static List<ClassCount> counts(List<Long> micros) {
        Map<Integer, Long> byClass =
                micros.stream()
                        .map(DeliveryTimeScale::classOf)
                        .collect(
                                Collectors.groupingBy(
                                        Function.identity(), TreeMap::new, Collectors.counting()));
        return byClass.entrySet().stream()
                .map(entry -> new ClassCount(entry.getKey(), entry.getValue()))
                .toList();
    }
}
