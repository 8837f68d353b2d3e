package br.rastreamento.evento;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;

class DeliveryTimeScaleTest {

    private static final long MINUTE = 60_000_000;

    @Property
    void theMiddleOfAClassIsNearEachOfItsTimes(
            @ForAll @LongRange(min = 0, max = Long.MAX_VALUE / 20) long micros) {
        double away =
                Math.abs(DeliveryTimeScale.middle(DeliveryTimeScale.classOf(micros)) - micros);
        double allowed = micros < MINUTE ? MINUTE / 2.0 : DeliveryTimeScale.LARGEST_ERROR * micros;
        assertThat(away).isLessThanOrEqualTo(allowed);
    }

    @Property
    void longerTimesAreInLaterClasses(
            @ForAll @LongRange(min = 0) long one, @ForAll @LongRange(min = 0) long other) {
        int difference =
                Integer.compare(DeliveryTimeScale.classOf(one), DeliveryTimeScale.classOf(other));
        assertThat(difference).isIn(0, Long.compare(one, other));
    }

    @Example
    void aClassEndsBeforeTheNextBegins() {
        assertThat(DeliveryTimeScale.classOf(0)).isZero();
        assertThat(DeliveryTimeScale.classOf(MINUTE - 1)).isZero();
        assertThat(DeliveryTimeScale.classOf(MINUTE)).isEqualTo(1);
        assertThat(DeliveryTimeScale.classOf(MINUTE * 104 / 100 - 1)).isEqualTo(1);
        assertThat(DeliveryTimeScale.classOf(MINUTE * 104 / 100)).isEqualTo(2);
    }
}
