package br.rastreamento.processor.figures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import br.rastreamento.evento.DeliveryTimeScale;
import br.rastreamento.evento.StatusPhase;
import br.rastreamento.processor.fold.ParcelState;
import br.rastreamento.processor.fold.Route;
import br.rastreamento.processor.fold.Scan;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;

class FigureChangeTest {

    private static final long HOUR = 3_600_000_000L;
    private static final Route NATAL = new Route(10, "NATAL", "RECIFE");
    private static final ParcelState POSTED = state(StatusPhase.POSTADO, NATAL, 10, null, false);
    private static final ParcelState DELIVERED = state(StatusPhase.ENTREGUE, NATAL, 70, 70L, false);

    @Example
    void aNewParcelCountsUnderItsStatus() { // R6
        FigureChange figures = change(null, POSTED);
        assertThat(figures.totals().parcels()).isEqualTo(1);
        assertThat(figures.byStatus().rows())
                .isEqualTo(Map.of("POSTADO", new StatusParcels(StatusPhase.POSTADO, 1)));
    }

    @Example
    void aParcelThatMovesOnLeavesItsOldStatus() { // R6
        FigureChange figures = change(POSTED, DELIVERED);
        assertThat(figures.totals().parcels()).isZero();
        assertThat(figures.byStatus().rows())
                .isEqualTo(
                        Map.of(
                                "POSTADO", new StatusParcels(StatusPhase.POSTADO, -1),
                                "ENTREGUE", new StatusParcels(StatusPhase.ENTREGUE, 1)));
    }

    @Example
    void deliveryTimeRunsFromTheFirstEventToTheDelivery() { // R5
        FigureChange figures = change(POSTED, DELIVERED);
        assertThat(figures.totals().deliveries()).isEqualTo(1);
        assertThat(figures.totals().deliveryTime()).isEqualTo(60);
    }

    @Example
    void anEarlierFirstEventMakesTheDeliveryLongerAndCountsItNoSecondTime() { // R5
        var before = state(StatusPhase.ENTREGUE, new Route(0, "NATAL", "RECIFE"), 70, 70L, false);
        FigureChange figures = change(DELIVERED, before);
        assertThat(figures.totals().deliveries()).isZero();
        assertThat(figures.totals().deliveryTime()).isEqualTo(10);
        assertThat(figures.byStatus().rows()).isEmpty();
    }

    @Example
    void aLaterScanTakesAParcelOutOfItsStatusButNotOutOfTheDelivered() { // R3, R5
        var disputed = state(StatusPhase.EXCECAO, NATAL, 90, 70L, true);
        FigureChange figures = change(DELIVERED, disputed);
        assertThat(figures.totals().deliveries()).isZero();
        assertThat(figures.totals().deliveryTime()).isZero();
        assertThat(figures.byStatus().rows()).containsOnlyKeys("ENTREGUE", "EXCECAO");
    }

    @Example
    void parcelsThatSwapStatusesChangeNoFigure() { // R6
        FigureChange figures = new FigureChange();
        figures.parcel(POSTED, DELIVERED);
        figures.parcel(DELIVERED, POSTED);
        assertThat(figures.isEmpty()).isTrue();
        assertThat(figures.byStatus().rows()).isEmpty();
    }

    @Example
    void eventsAloneAreAChange() { // R6: a late scan between two others moves no parcel
        FigureChange figures = new FigureChange();
        assertThat(figures.isEmpty()).isTrue();
        figures.scan(1, new Scan(5, StatusPhase.POSTADO, "POSTADO"));
        assertThat(figures.isEmpty()).isFalse();
        assertThat(figures.totals().events()).isEqualTo(1);
    }

    @Example
    void theSumOutgrowsSixtyFourBits() { // R6: a sum that wraps is not exact
        var eternal =
                state(
                        StatusPhase.ENTREGUE,
                        new Route(0, "NATAL", "RECIFE"),
                        1L << 62,
                        1L << 62,
                        false);
        FigureChange figures = new FigureChange();
        for (int parcel = 0; parcel < 4; parcel++) {
            figures.parcel(null, eternal);
        }
        assertThat(figures.totals().deliveryTime()).isEqualTo(BigInteger.TWO.pow(64));
    }

    @Example
    void aParcelCountsOnTheRouteOfItsEarliestEvent() { // R4, R6
        var before = state(StatusPhase.ENTREGUE, NATAL, 70, 70L, true);
        var elsewhere = new Route(5, "BELÉM", "RECIFE");
        FigureChange figures =
                change(before, state(StatusPhase.ENTREGUE, elsewhere, 70, 70L, true));
        assertThat(figures.byRoute().rows())
                .isEqualTo(
                        Map.of(
                                new RouteKey("NATAL", "RECIFE"),
                                new RouteParcels(-1, -1, BigInteger.valueOf(-60)),
                                new RouteKey("BELÉM", "RECIFE"),
                                new RouteParcels(1, 1, BigInteger.valueOf(65))));
        assertThat(figures.byRouteClass().rows())
                .isEqualTo(
                        Map.of(
                                new RouteClass(new RouteKey("NATAL", "RECIFE"), 0),
                                new Count(-1),
                                new RouteClass(new RouteKey("BELÉM", "RECIFE"), 0),
                                new Count(1)));
        assertThat(figures.totals().parcels()).isZero();
        assertThat(figures.totals().withException()).isZero();
    }

    @Example
    void anExceptionCountsOnceForEver() { // R6
        var lost = state(StatusPhase.EXCECAO, NATAL, 20, null, true);
        var found = state(StatusPhase.ENTREGUE, NATAL, 70, 70L, true);
        FigureChange figures = new FigureChange();
        figures.parcel(POSTED, lost);
        figures.parcel(lost, found);
        assertThat(figures.totals().withException()).isEqualTo(1);
        assertThat(figures.byRoute().rows())
                .containsExactly(
                        entry(
                                new RouteKey("NATAL", "RECIFE"),
                                new RouteParcels(0, 1, BigInteger.valueOf(60))));
    }

    @Example
    void aDeliveryCountsOnItsDayInItsClass() { // R5, R6
        var delivered = state(StatusPhase.ENTREGUE, NATAL, 26 * HOUR, 26 * HOUR, false);
        int number = DeliveryTimeScale.classOf(26 * HOUR - 10);
        FigureChange figures = change(POSTED, delivered);
        assertThat(figures.byClass().rows()).isEqualTo(Map.of(number, new Count(1)));
        assertThat(figures.byDay().rows())
                .isEqualTo(Map.of(1L, new DeliverySum(BigInteger.valueOf(26 * HOUR - 10))));
        assertThat(figures.byDayClass().rows())
                .isEqualTo(Map.of(new DayClass(1, number), new Count(1)));
        assertThat(figures.byRoute().rows().values())
                .containsExactly(new RouteParcels(0, 0, BigInteger.valueOf(26 * HOUR - 10)));
    }

    @Example
    void aScanCountsInItsHour() { // R6; hours before 1970 too
        FigureChange figures = new FigureChange();
        for (long at : new long[] {-1, 0, HOUR - 1, HOUR}) {
            figures.scan(1, new Scan(at, StatusPhase.POSTADO, "POSTADO"));
        }
        assertThat(figures.byHour().rows())
                .isEqualTo(
                        Map.of(
                                new HourStatus(-1, "POSTADO"), new Count(1),
                                new HourStatus(0, "POSTADO"), new Count(2),
                                new HourStatus(1, "POSTADO"), new Count(1)));
    }

    @Example
    void theLatestTwentyOfABatchsExceptionsAndReturnsAreTold() {
        FigureChange figures = new FigureChange();
        figures.scan(1, new Scan(99, StatusPhase.ENTREGUE, "ENTREGUE"));
        for (int at = 1; at <= 21; at++) {
            figures.scan(
                    at,
                    new Scan(at, at % 2 == 0 ? StatusPhase.EXCECAO : StatusPhase.DEVOLUCAO, "X"));
        }
        assertThat(figures.occurrences())
                .extracting(Occurrence::idPacote)
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(2, 21).map(i -> 23 - i).boxed().toList());
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
        Arbitrary<Route> routes =
                Combinators.combine(
                                Arbitraries.longs().between(0, 10),
                                Arbitraries.of("NATAL", "BELÉM"))
                        .as((at, origem) -> new Route(at, origem, "RECIFE"));
        Arbitrary<Long> last = Arbitraries.longs().between(20, 30);
        Arbitrary<@Nullable Long> delivered = Arbitraries.longs().between(11, 20).injectNull(0.5);
        Arbitrary<Boolean> exceptions = Arbitraries.of(true, false);
        Arbitrary<ParcelState> states =
                Combinators.combine(phases, routes, last, delivered, exceptions)
                        .as((p, r, l, d, e) -> state(p, r, l, d == null ? null : d * HOUR, e));
        return states.list().ofMinSize(1).ofMaxSize(5).list().ofMaxSize(8);
    }

    private static FigureChange change(@Nullable ParcelState before, ParcelState after) {
        FigureChange figures = new FigureChange();
        figures.parcel(before, after);
        return figures;
    }

    private static List<Object> told(FigureChange figures) {
        return List.of(
                figures.totals(),
                figures.byStatus().rows(),
                figures.byClass().rows(),
                figures.byDay().rows(),
                figures.byDayClass().rows(),
                figures.byRoute().rows(),
                figures.byRouteClass().rows());
    }

    private static ParcelState state(
            StatusPhase phase,
            Route route,
            long last,
            @Nullable Long delivered,
            boolean exception) {
        return new ParcelState(phase.name(), phase, route, last, delivered, exception);
    }
}
