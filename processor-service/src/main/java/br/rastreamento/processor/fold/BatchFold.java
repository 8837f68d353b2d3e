package br.rastreamento.processor.fold;

import br.rastreamento.evento.StatusCatalog;
import br.rastreamento.evento.StatusPhase;
import br.rastreamento.evento.TrackingEvent;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Folds the events of a batch into one change per parcel (R1–R5).
public final class BatchFold {

    private BatchFold() {}

    /// What the batch changes about each parcel.
    ///
    /// @param events as they arrived: in any order, with any repeats
    /// @return one change per parcel, by ascending id: the order in which every writer locks rows
    public static List<ParcelChange> fold(List<TrackingEvent> events) {
        List<ParcelChange> changes = new ArrayList<>();
        for (List<TrackingEvent> ofParcel : byParcel(events)) {
            changes.add(foldParcel(ofParcel));
        }
        changes.sort(Comparator.comparingLong(ParcelChange::idPacote));
        return changes;
    }

    /// The events of each parcel, as they arrived.
    private static Collection<List<TrackingEvent>> byParcel(List<TrackingEvent> events) {
        Map<Long, List<TrackingEvent>> byParcel = new HashMap<>();
        for (TrackingEvent event : events) {
            byParcel.computeIfAbsent(event.idPacote(), _ -> new ArrayList<>(4)).add(event);
        }
        return byParcel.values();
    }

    private static ParcelChange foldParcel(List<TrackingEvent> events) {
        TrackingEvent first = events.getFirst();
        Route route = route(first);
        boolean divergent = false;
        List<Scan> arrived = new ArrayList<>(events.size());
        for (TrackingEvent event : events) {
            arrived.add(scan(event));
            if (!event.origem().equals(first.origem())
                    || !event.destino().equals(first.destino())) {
                divergent = true;
            }
            if (event.dataEventoMicros() <= route.at()) {
                Route other = route(event);
                route = other.compareTo(route) < 0 ? other : route;
            }
        }
        List<Scan> scans = inOrder(arrived);
        return new ParcelChange(
                first.idPacote(),
                route,
                divergent,
                deliveredAt(scans),
                isException(scans),
                scans,
                late(arrived));
    }

    /// Sorted, without repeats; the list itself when it is so already, as journeys mostly arrive.
    private static List<Scan> inOrder(List<Scan> arrived) {
        if (isAscending(arrived)) {
            return arrived;
        }
        List<Scan> sorted = new ArrayList<>(new HashSet<>(arrived));
        sorted.sort(null);
        return sorted;
    }

    private static boolean isAscending(List<Scan> scans) {
        for (int i = 1; i < scans.size(); i++) {
            if (scans.get(i).compareTo(scans.get(i - 1)) <= 0) {
                return false;
            }
        }
        return true;
    }

    private static @Nullable Long deliveredAt(List<Scan> scans) {
        for (Scan scan : scans.reversed()) {
            if (scan.phase() == StatusPhase.ENTREGUE) {
                return scan.at();
            }
        }
        return null;
    }

    private static boolean isException(List<Scan> scans) {
        for (Scan scan : scans) {
            if (scan.phase() == StatusPhase.EXCECAO) {
                return true;
            }
        }
        return false;
    }

    private static Set<Scan> late(List<Scan> arrived) {
        for (int i = 1; i < arrived.size(); i++) {
            if (arrived.get(i).at() < arrived.get(i - 1).at()) {
                return lateAmongUnordered(arrived);
            }
        }
        return Set.of();
    }

    private static Set<Scan> lateAmongUnordered(List<Scan> arrived) {
        Set<Scan> seen = new HashSet<>();
        Set<Scan> late = new HashSet<>();
        long newest = Long.MIN_VALUE;
        for (Scan scan : arrived) {
            if (seen.add(scan) && scan.at() < newest) {
                late.add(scan);
            }
            newest = Math.max(newest, scan.at());
        }
        return late;
    }

    private static Route route(TrackingEvent event) {
        return new Route(event.dataEventoMicros(), event.origem(), event.destino());
    }

    private static Scan scan(TrackingEvent event) {
        String status = event.statusRastreamento();
        return new Scan(event.dataEventoMicros(), StatusCatalog.phaseOf(status), status);
    }
}
