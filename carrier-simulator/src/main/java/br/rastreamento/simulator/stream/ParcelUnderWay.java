package br.rastreamento.simulator.stream;

import br.rastreamento.simulator.journey.Journey;
import br.rastreamento.simulator.journey.Scan;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.SplittableRandom;

/// A parcel of which some scans are yet to be sent, each due at a position of the stream.
final class ParcelUnderWay implements Comparable<ParcelUnderWay> {

    /// One scan and when to send it.
    record Due(Scan scan, double position, Item.Timing timing) {}

    private static final Comparator<ParcelUnderWay> ORDER =
            Comparator.<ParcelUnderWay>comparingDouble(p -> p.next().position())
                    .thenComparingLong(p -> p.idPacote);

    final long idPacote;
    final CarrierStyle style;
    final SplittableRandom random;
    private final Due[] due;
    private int sent;

    /// @param start position of the first scan
    /// @param length positions that a journey of mean length takes
    ParcelUnderWay(
            Journey journey, double start, double length, Shares shares, SplittableRandom random) {
        this.idPacote = journey.idPacote();
        this.random = random;
        this.style = CarrierStyle.any(random);
        this.due = inOrder(journey, start, length);
        delaySome(shares, length);
        Arrays.sort(due, Comparator.comparingDouble(Due::position));
    }

    Due next() {
        return due[sent];
    }

    /// Marks the next scan as sent. Only while it is in no queue, since it changes its order.
    void advance() {
        sent++;
    }

    boolean isFinished() {
        return sent == due.length;
    }

    /// Where the last scan of a journey is due, if nothing delays it.
    static double endOf(Journey journey, double start, double length) {
        return start + offset(journey, journey.scans().size() - 1, length);
    }

    private static Due[] inOrder(Journey journey, double start, double length) {
        Due[] due = new Due[journey.scans().size()];
        for (int i = 0; i < due.length; i++) {
            double position = start + offset(journey, i, length) + i * 1e-6;
            due[i] = new Due(journey.scans().get(i), position, Item.Timing.IN_ORDER);
        }
        return due;
    }

    private static double offset(Journey journey, int scan, double length) {
        Instant posted = journey.scans().getFirst().time();
        Duration since = Duration.between(posted, journey.scans().get(scan).time());
        return since.toNanos() / ScanClock.nanosAJourney() * length;
    }

    /// The scan after a delayed one is never delayed itself, so that the former is certain to come too late. The last
    /// scan cannot be; the others make up for both.
    private void delaySome(Shares shares, double length) {
        double eligible = due.length / (due.length - 1.0);
        double late = shares.lateAmongNew() * eligible;
        double swapped = shares.outOfOrderAmongNew() * eligible;
        double skipped = Math.max(1e-9, 1 - late - swapped);
        for (int i = 0; i < due.length - 1; i++) {
            double chance = random.nextDouble();
            double next = due[i + 1].position();
            if (chance < late / skipped) {
                double delay = length * (0.02 + 0.4 * random.nextDouble());
                due[i] = new Due(due[i].scan(), next + delay, Item.Timing.LATE);
                i++;
            } else if (chance < (late + swapped) / skipped) {
                due[i] = new Due(due[i].scan(), next + 5e-7, Item.Timing.OUT_OF_ORDER);
                i++;
            }
        }
    }

    @Override
    public int compareTo(ParcelUnderWay other) {
        return ORDER.compare(this, other);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ParcelUnderWay parcel && parcel.idPacote == idPacote;
    }

    @Override
    public int hashCode() {
        return Long.hashCode(idPacote);
    }
}
