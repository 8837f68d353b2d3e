package br.rastreamento.simulator.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class FaultPlanTest {

    private static List<Optional<Fault>> play(FaultPlan plan, int requests) {
        List<Optional<Fault>> faults = new ArrayList<>();
        for (int i = 0; i < requests; i++) {
            faults.add(plan.next(fault -> true));
        }
        return faults;
    }

    @Property(tries = 200)
    void sameSeedSameFaultsAndEachComesOnceInItsShare(
            @ForAll long seed, @ForAll @IntRange(min = 20, max = 200) int period) {
        eachComesOnceInItsShare(seed, period);
    }

    @Example
    void aFaultThatIsDueAgainBehindOthersComesTwice() {
        eachComesOnceInItsShare(-101, 20);
    }

    private static void eachComesOnceInItsShare(long seed, int period) {
        FaultShares shares = FaultShares.all(1.0 / period);
        List<Optional<Fault>> faults = play(new FaultPlan(seed, shares), 10 * period);
        assertThat(faults).isEqualTo(play(new FaultPlan(seed, shares), 10 * period));
        for (Fault fault : Fault.values()) {
            long count =
                    faults.stream().filter(played -> played.equals(Optional.of(fault))).count();
            assertThat(count).as(fault.label()).isBetween(9L, 10L); // the last may still wait
        }
    }

    @Property(tries = 200)
    void whoAsksAgainGetsThrough(@ForAll long seed) {
        List<Optional<Fault>> faults = play(new FaultPlan(seed, FaultShares.all(0.05)), 2_000);
        int row = 0;
        for (Optional<Fault> fault : faults) {
            row = fault.isPresent() ? row + 1 : 0;
            assertThat(row).isLessThanOrEqualTo(2 * Fault.values().length);
        }
    }

    @Test
    void aFaultWaitsForARequestThatItFits() {
        FaultPlan plan = new FaultPlan(3, new FaultShares(Map.of(Fault.OLD_PAGE, 0.1)));
        for (int i = 0; i < 10; i++) {
            assertThat(plan.next(fault -> false)).isEmpty();
        }
        assertThat(plan.played()).containsOnly(Map.entry(Fault.OLD_PAGE, 0L));
        assertThat(plan.next(fault -> true)).contains(Fault.OLD_PAGE);
        assertThat(plan.requests()).isEqualTo(11);
    }

    @Test
    void aFaultThatNeverFitsDoesNotPileUp() {
        FaultPlan plan = new FaultPlan(3, new FaultShares(Map.of(Fault.OLD_PAGE, 0.1)));
        for (int i = 0; i < 1_000; i++) {
            assertThat(plan.next(fault -> false)).isEmpty();
        }
        assertThat(plan.next(fault -> true)).contains(Fault.OLD_PAGE);
        assertThat(plan.next(fault -> true)).isEmpty();
    }

    @Test
    void withoutSharesNothingGoesWrong() {
        assertThat(play(new FaultPlan(3, FaultShares.none()), 100)).containsOnly(Optional.empty());
    }
}
