package br.rastreamento.processor.fold;

import static org.assertj.core.api.Assertions.assertThat;

import br.rastreamento.evento.StatusPhase;
import br.rastreamento.processor.fold.FigureChange.StatusDelta;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;

class FigureChangeTest {

    private static final ParcelState POSTED =
            new ParcelState("POSTADO", StatusPhase.POSTADO, 10, 10, null);
    private static final ParcelState DELIVERED =
            new ParcelState("ENTREGUE", StatusPhase.ENTREGUE, 10, 70, 70L);

    @Example
    void aNewParcelCountsUnderItsStatus() { // R6
        FigureChange figures = change(null, POSTED);
        assertThat(figures.parcels()).isEqualTo(1);
        assertThat(figures.byStatus())
                .isEqualTo(Map.of("POSTADO", new StatusDelta(StatusPhase.POSTADO, 1)));
    }

    @Example
    void aParcelThatMovesOnLeavesItsOldStatus() { // R6
        FigureChange figures = change(POSTED, DELIVERED);
        assertThat(figures.parcels()).isZero();
        assertThat(figures.byStatus())
                .isEqualTo(
                        Map.of(
                                "POSTADO", new StatusDelta(StatusPhase.POSTADO, -1),
                                "ENTREGUE", new StatusDelta(StatusPhase.ENTREGUE, 1)));
    }

    @Example
    void deliveryTimeRunsFromTheFirstEventToTheDelivery() { // R5
        FigureChange figures = change(POSTED, DELIVERED);
        assertThat(figures.deliveries()).isEqualTo(1);
        assertThat(figures.deliveryTime()).isEqualTo(60);
    }

    @Example
    void anEarlierFirstEventMakesTheDeliveryLongerAndCountsItNoSecondTime() { // R5
        var before = new ParcelState("ENTREGUE", StatusPhase.ENTREGUE, 0, 70, 70L);
        FigureChange figures = change(DELIVERED, before);
        assertThat(figures.deliveries()).isZero();
        assertThat(figures.deliveryTime()).isEqualTo(10);
        assertThat(figures.byStatus()).isEmpty();
    }

    @Example
    void aLaterScanTakesAParcelOutOfItsStatusButNotOutOfTheDelivered() { // R3, R5
        var disputed = new ParcelState("EXTRAVIADO", StatusPhase.EXCECAO, 10, 90, 70L);
        FigureChange figures = change(DELIVERED, disputed);
        assertThat(figures.deliveries()).isZero();
        assertThat(figures.deliveryTime()).isZero();
        assertThat(figures.byStatus()).containsOnlyKeys("ENTREGUE", "EXTRAVIADO");
    }

    @Example
    void parcelsThatSwapStatusesChangeNoFigure() { // R6
        FigureChange figures = new FigureChange();
        figures.parcel(POSTED, DELIVERED);
        figures.parcel(DELIVERED, POSTED);
        assertThat(figures.isEmpty()).isTrue();
        assertThat(figures.byStatus()).isEmpty();
    }

    @Example
    void eventsAloneAreAChange() { // R6: a late scan between two others moves no parcel
        FigureChange figures = new FigureChange();
        assertThat(figures.isEmpty()).isTrue();
        figures.newEvents(1);
        assertThat(figures.isEmpty()).isFalse();
        assertThat(figures.events()).isEqualTo(1);
    }

    @Example
    void theSumOutgrowsSixtyFourBits() { // R6: a sum that wraps is not exact
        var eternal = new ParcelState("ENTREGUE", StatusPhase.ENTREGUE, 0, 1L << 62, 1L << 62);
        FigureChange figures = new FigureChange();
        for (int parcel = 0; parcel < 4; parcel++) {
            figures.parcel(null, eternal);
        }
        assertThat(figures.deliveryTime()).isEqualTo(BigInteger.TWO.pow(64));
    }

    /// So it does not matter over how many batches a parcel's way is split.
    @Property
    void theStepsOfAParcelAddUpToItsLastState(
            @ForAll("journeys") List<List<ParcelState>> journeys) { // R2
        FigureChange steps = new FigureChange();
        FigureChange whole = new FigureChange();
        for (List<ParcelState> journey : journeys) {
            ParcelState before = null;
            for (ParcelState after : journey) {
                steps.parcel(before, after);
                before = after;
            }
            whole.parcel(null, journey.getLast());
        }
        assertThat(told(steps)).isEqualTo(told(whole));
    }

    @Property
    void theParcelsOfABatchCountInAnyOrder(
            @ForAll("journeys") List<List<ParcelState>> journeys) { // R2
        FigureChange one = new FigureChange();
        FigureChange other = new FigureChange();
        journeys.forEach(j -> one.parcel(j.getFirst(), j.getLast()));
        journeys.reversed().forEach(j -> other.parcel(j.getFirst(), j.getLast()));
        assertThat(told(one)).isEqualTo(told(other));
    }

    @Provide
    Arbitrary<List<List<ParcelState>>> journeys() {
        Arbitrary<StatusPhase> phases = Arbitraries.of(StatusPhase.class);
        Arbitrary<Long> first = Arbitraries.longs().between(0, 10);
        Arbitrary<Long> last = Arbitraries.longs().between(20, 30);
        Arbitrary<@Nullable Long> delivered = Arbitraries.longs().between(11, 20).injectNull(0.5);
        Arbitrary<ParcelState> states =
                Combinators.combine(phases, first, last, delivered)
                        .as((p, f, l, d) -> new ParcelState(p.name(), p, f, l, d));
        return states.list().ofMinSize(1).ofMaxSize(5).list().ofMaxSize(8);
    }

    private static FigureChange change(@Nullable ParcelState before, ParcelState after) {
        FigureChange figures = new FigureChange();
        figures.parcel(before, after);
        return figures;
    }

    private static List<Object> told(FigureChange figures) {
        List<Object> told = new ArrayList<>();
        told.add(new TreeMap<>(figures.byStatus()));
        told.add(List.of(figures.parcels(), figures.deliveries(), figures.deliveryTime()));
        return told;
    }
}
