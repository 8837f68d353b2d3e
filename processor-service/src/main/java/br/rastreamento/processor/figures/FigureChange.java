package br.rastreamento.processor.figures;

import br.rastreamento.evento.DeliveryTimeScale;
import br.rastreamento.evento.StatusPhase;
import br.rastreamento.processor.fold.ParcelState;
import br.rastreamento.processor.fold.Scan;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// How a batch changes the figures: differences to add, so that batches commute (R2) and the sums stay exact (R6). To a
/// database without events, these are the figures themselves. Not thread-safe.
public final class FigureChange {

    private final Tally<String, StatusParcels> byStatus;
    private final Tally<HourStatus, Count> byHour;
    private final Tally<Integer, Count> byClass;
    private final Tally<Long, DeliverySum> byDay;
    private final Tally<DayClass, Count> byDayClass;
    private final Tally<RouteKey, RouteParcels> byRoute;
    private final Tally<RouteClass, Count> byRouteClass;
    private final List<Occurrence> occurrences = new ArrayList<>();
    private long parcels;
    private long events;
    private long deliveries;
    private long withException;
    private BigInteger deliveryTime = BigInteger.ZERO;

    public FigureChange() {
        this(
                new Tally<>(Comparator.naturalOrder()),
                new Tally<>(HourStatus.ORDER),
                new Tally<>(Comparator.naturalOrder()),
                new Tally<>(Comparator.naturalOrder()),
                new Tally<>(DayClass.ORDER),
                new Tally<>(RouteKey.ORDER),
                new Tally<>(RouteClass.ORDER));
    }

    private FigureChange(
            Tally<String, StatusParcels> byStatus,
            Tally<HourStatus, Count> byHour,
            Tally<Integer, Count> byClass,
            Tally<Long, DeliverySum> byDay,
            Tally<DayClass, Count> byDayClass,
            Tally<RouteKey, RouteParcels> byRoute,
            Tally<RouteClass, Count> byRouteClass) {
        this.byStatus = byStatus;
        this.byHour = byHour;
        this.byClass = byClass;
        this.byDay = byDay;
        this.byDayClass = byDayClass;
        this.byRoute = byRoute;
        this.byRouteClass = byRouteClass;
    }

    /// A parcel went from one state to another.
    ///
    /// @param before null when the parcel is new
    public void parcel(@Nullable ParcelState before, ParcelState after) {
        if (before == null || !before.status().equals(after.status())) {
            countStatus(before, -1);
            countStatus(after, 1);
        }
        if (before == null
                || before.hadException() != after.hadException()
                || !before.isOnSameRouteAs(after)) {
            countParcel(before, -1);
            countParcel(after, 1);
        }
        if (before == null || !before.isSameDeliveryAs(after)) {
            countDelivery(before, -1);
            countDelivery(after, 1);
        }
    }

    /// A scan was stored that was not stored before.
    public void scan(long idPacote, Scan scan) {
        if (scan.phase() == StatusPhase.EXCECAO || scan.phase() == StatusPhase.DEVOLUCAO) {
            occurrences.add(new Occurrence(idPacote, scan));
        }
        events++;
        byHour.add(HourStatus.of(scan.at(), scan.status()), Count.ONE);
    }

    /// Scans of one hour and status are stored.
    public void scans(HourStatus hour, long number) {
        events += number;
        byHour.add(hour, new Count(number));
    }

    /// Totals that somebody else summed up.
    public void add(Totals difference) {
        parcels += difference.parcels();
        events += difference.events();
        deliveries += difference.deliveries();
        withException += difference.withException();
        deliveryTime = deliveryTime.add(difference.deliveryTime());
    }

    /// What to add to `other` so that it becomes this.
    public FigureChange minus(FigureChange other) {
        FigureChange difference =
                new FigureChange(
                        byStatus.minus(other.byStatus),
                        byHour.minus(other.byHour),
                        byClass.minus(other.byClass),
                        byDay.minus(other.byDay),
                        byDayClass.minus(other.byDayClass),
                        byRoute.minus(other.byRoute),
                        byRouteClass.minus(other.byRouteClass));
        difference.add(totals());
        difference.add(other.totals().negated());
        return difference;
    }

    /// True when no figure changes, as in a batch of repeats.
    public boolean isEmpty() {
        return totals().equals(Totals.ZERO)
                && Stream.of(byStatus, byHour, byClass, byDay, byDayClass, byRoute, byRouteClass)
                        .allMatch(Tally::isEmpty);
    }

    public Totals totals() {
        return new Totals(parcels, events, deliveries, withException, deliveryTime);
    }

    /// Parcels by current status.
    public Tally<String, StatusParcels> byStatus() {
        return byStatus;
    }

    /// Stored scans by hour and status.
    public Tally<HourStatus, Count> byHour() {
        return byHour;
    }

    /// Deliveries by class of [DeliveryTimeScale].
    public Tally<Integer, Count> byClass() {
        return byClass;
    }

    /// Sum of the delivery times of each day: days since 1970-01-01, UTC.
    public Tally<Long, DeliverySum> byDay() {
        return byDay;
    }

    /// Deliveries by day and class.
    public Tally<DayClass, Count> byDayClass() {
        return byDayClass;
    }

    /// Parcels by route.
    public Tally<RouteKey, RouteParcels> byRoute() {
        return byRoute;
    }

    /// Deliveries by route and class.
    public Tally<RouteClass, Count> byRouteClass() {
        return byRouteClass;
    }

    /// The occurrences that listeners hear of, latest first: 20 at most, so that a backlog cannot flood them.
    public List<Occurrence> occurrences() {
        return occurrences.stream()
                .sorted(Comparator.comparing(Occurrence::scan).reversed())
                .limit(20)
                .toList();
    }

    private void countStatus(@Nullable ParcelState parcel, int sign) {
        if (parcel != null) {
            byStatus.add(parcel.status(), new StatusParcels(parcel.phase(), sign));
        }
    }

    private void countParcel(@Nullable ParcelState parcel, int sign) {
        if (parcel != null) {
            var one = new RouteParcels(sign, parcel.hadException() ? sign : 0, BigInteger.ZERO);
            byRoute.add(RouteKey.of(parcel.route()), one);
            parcels += one.parcels();
            withException += one.withException();
        }
    }

    private void countDelivery(@Nullable ParcelState parcel, int sign) {
        Long deliveredAt = parcel == null ? null : parcel.deliveredAt();
        if (parcel == null || deliveredAt == null) {
            return;
        }
        long time = deliveredAt - parcel.firstAt();
        int number = DeliveryTimeScale.classOf(time);
        BigInteger micros = BigInteger.valueOf(sign * time);
        Count one = new Count(sign);
        DayClass day = DayClass.of(deliveredAt, number);
        RouteKey route = RouteKey.of(parcel.route());
        byClass.add(number, one);
        byDay.add(day.day(), new DeliverySum(micros));
        byDayClass.add(day, one);
        byRoute.add(route, new RouteParcels(0, 0, micros));
        byRouteClass.add(new RouteClass(route, number), one);
        deliveries += sign;
        deliveryTime = deliveryTime.add(micros);
    }
}
