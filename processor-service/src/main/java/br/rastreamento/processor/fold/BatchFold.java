package br.rastreamento.processor.fold;

import static java.util.Comparator.naturalOrder;

import br.rastreamento.evento.StatusCatalog;
import br.rastreamento.evento.StatusPhase;
import br.rastreamento.evento.TrackingEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Folds the events of a batch into one change per parcel (R1–R5).
public final class BatchFold {

    private BatchFold() {}

    /// What the batch changes about each parcel.
    ///
    /// @param events as they arrived: in any order, with any repeats
    /// @return one change per parcel, by ascending id: the order in which every writer locks rows
    public static List<ParcelChange> fold(List<TrackingEvent> events) {
        TrackingEvent[] byParcel = events.toArray(TrackingEvent[]::new);
        Arrays.sort(byParcel, Comparator.comparingLong(TrackingEvent::idPacote));
        List<ParcelChange> changes = new ArrayList<>();
        for (int from = 0; from < byParcel.length; ) {
            int to = from + 1;
            while (to < byParcel.length && byParcel[to].idPacote() == byParcel[from].idPacote()) {
                to++;
            }
            changes.add(foldParcel(Arrays.asList(byParcel).subList(from, to)));
            from = to;
        }
        return changes;
    }

    private static ParcelChange foldParcel(List<TrackingEvent> events) {
        Route route = events.stream().map(BatchFold::route).min(naturalOrder()).orElseThrow();
        List<Scan> scans = events.stream().map(BatchFold::scan).sorted().distinct().toList();
        Long deliveredAt = null;
        for (Scan scan : scans) {
            if (scan.phase() == StatusPhase.ENTREGUE) {
                deliveredAt = scan.at();
            }
        }
        return new ParcelChange(
                events.getFirst().idPacote(),
                route,
                isDivergent(events),
                deliveredAt,
                scans,
                late(events));
    }

    private static boolean isDivergent(List<TrackingEvent> events) {
        TrackingEvent first = events.getFirst();
        for (TrackingEvent event : events) {
            if (!event.origem().equals(first.origem())
                    || !event.destino().equals(first.destino())) {
                return true;
            }
        }
        return false;
    }

    private static Set<Scan> late(List<TrackingEvent> events) {
        for (int i = 1; i < events.size(); i++) {
            if (events.get(i).dataEvento().isBefore(events.get(i - 1).dataEvento())) {
                return lateAmongUnordered(events);
            }
        }
        return Set.of();
    }

    private static Set<Scan> lateAmongUnordered(List<TrackingEvent> events) {
        Set<Scan> seen = new HashSet<>();
        Set<Scan> late = new HashSet<>();
        long newest = Long.MIN_VALUE;
        for (TrackingEvent event : events) {
            Scan scan = scan(event);
            if (seen.add(scan) && scan.at() < newest) {
                late.add(scan);
            }
            newest = Math.max(newest, scan.at());
        }
        return late;
    }

    private static Route route(TrackingEvent event) {
        return new Route(micros(event.dataEvento()), event.origem(), event.destino());
    }

    private static Scan scan(TrackingEvent event) {
        String status = event.statusRastreamento();
        return new Scan(micros(event.dataEvento()), StatusCatalog.phaseOf(status), status);
    }

    private static long micros(Instant instant) {
        return instant.getEpochSecond() * 1_000_000 + instant.getNano() / 1_000;
    }
}
