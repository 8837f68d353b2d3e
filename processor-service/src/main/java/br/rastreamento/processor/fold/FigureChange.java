package br.rastreamento.processor.fold;

import br.rastreamento.evento.StatusPhase;
import java.math.BigInteger;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// How a batch changes the figures: differences to add, so that batches commute (R2) and the sums stay exact (R6).
/// Collects the parcels of one batch; not thread-safe.
public final class FigureChange {

    /// Difference in the number of parcels whose current status this is.
    public record StatusDelta(StatusPhase phase, long parcels) {}

    private final SortedMap<String, StatusDelta> byStatus = new TreeMap<>();
    private long parcels;
    private long events;
    private long deliveries;
    private BigInteger deliveryTime = BigInteger.ZERO;

    /// Differences that somebody else summed up; to a database without events, these are the figures themselves.
    ///
    /// @param deliveryTime microseconds
    public static FigureChange of(
            long parcels,
            long events,
            long deliveries,
            BigInteger deliveryTime,
            Map<String, StatusDelta> byStatus) {
        FigureChange change = new FigureChange();
        change.parcels = parcels;
        change.events = events;
        change.deliveries = deliveries;
        change.deliveryTime = deliveryTime;
        change.byStatus.putAll(byStatus);
        return change;
    }

    /// What to add to `other` so that it becomes this.
    public FigureChange minus(FigureChange other) {
        FigureChange difference =
                of(
                        parcels - other.parcels,
                        events - other.events,
                        deliveries - other.deliveries,
                        deliveryTime.subtract(other.deliveryTime),
                        byStatus);
        other.byStatus.forEach(
                (status, delta) -> difference.count(status, delta.phase(), -delta.parcels()));
        return difference;
    }

    /// A parcel went from one state to another.
    ///
    /// @param before null when the parcel is new
    public void parcel(@Nullable ParcelState before, ParcelState after) {
        if (before == null) {
            parcels++;
            count(after.status(), after.phase(), 1);
        } else if (!before.status().equals(after.status())) {
            count(before.status(), before.phase(), -1);
            count(after.status(), after.phase(), 1);
        }
        deliveries += after.deliveries() - (before == null ? 0 : before.deliveries());
        deliveryTime =
                deliveryTime.add(
                        BigInteger.valueOf(
                                after.deliveryTime()
                                        - (before == null ? 0 : before.deliveryTime())));
    }

    /// Events were stored.
    ///
    /// @param count of events that were not stored before
    public void newEvents(long count) {
        events += count;
    }

    /// True when no figure changes, as in a batch of repeats.
    public boolean isEmpty() {
        return events == 0
                && parcels == 0
                && deliveries == 0
                && deliveryTime.signum() == 0
                && byStatus().isEmpty();
    }

    /// The statuses whose count changes, in the order in which every writer locks their rows.
    public SortedMap<String, StatusDelta> byStatus() {
        byStatus.values().removeIf(delta -> delta.parcels() == 0);
        return byStatus;
    }

    public long parcels() {
        return parcels;
    }

    public long events() {
        return events;
    }

    public long deliveries() {
        return deliveries;
    }

    /// Difference in the sum of delivery times, in microseconds.
    public BigInteger deliveryTime() {
        return deliveryTime;
    }

    private void count(String status, StatusPhase phase, long difference) {
        byStatus.merge(
                status,
                new StatusDelta(phase, difference),
                (a, b) -> new StatusDelta(b.phase(), a.parcels() + b.parcels()));
    }
}
