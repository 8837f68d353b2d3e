package br.rastreamento.processor.store;

import br.rastreamento.evento.StatusCatalog;
import br.rastreamento.evento.StatusPhase;
import br.rastreamento.evento.TrackingEvent;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// What the tables should hold, found by the rules' own words, one event after the other, in no hurry.
final class ExpectedState {

    private static final Comparator<String> BY_CODE_POINT =
            Comparator.comparing(
                    text -> text.getBytes(StandardCharsets.UTF_8), Arrays::compareUnsigned);
    private static final Comparator<TrackingEvent> R3 =
            Comparator.comparing(TrackingEvent::dataEvento)
                    .thenComparing(e -> StatusCatalog.phaseOf(e.statusRastreamento()))
                    .thenComparing(TrackingEvent::statusRastreamento, BY_CODE_POINT);
    private static final Comparator<TrackingEvent> R4 =
            Comparator.comparing(TrackingEvent::dataEvento)
                    .thenComparing(TrackingEvent::origem, BY_CODE_POINT)
                    .thenComparing(TrackingEvent::destino, BY_CODE_POINT);

    private static final DateTimeFormatter MICROSECONDS =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS").withZone(ZoneOffset.UTC);

    private static final DateTimeFormatter HOURS =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:00:00").withZone(ZoneOffset.UTC);

    private ExpectedState() {}

    /// After these events, in whatever order they came.
    static StoredState of(List<TrackingEvent> events) {
        Map<Long, List<TrackingEvent>> byParcel =
                events.stream()
                        .collect(
                                Collectors.groupingBy(
                                        TrackingEvent::idPacote,
                                        TreeMap::new,
                                        Collectors.toList()));
        List<String> distinct =
                StoredState.sorted(
                        events.stream()
                                .map(e ->
                                        "%d %s %s"
                                                .formatted(
                                                        e.idPacote(),
                                                        time(e.dataEvento()),
                                                        e.statusRastreamento()))
                                .distinct()
                                .toList());
        Map<String, Long> counts = new TreeMap<>();
        Map<String, Long> parcelsByRoute = new TreeMap<>();
        Map<String, Long> exceptionsByRoute = new TreeMap<>();
        Map<String, Long> deliveryTimes = new TreeMap<>();
        List<String> parcels = new ArrayList<>();
        long delivered = 0;
        long deliveryTime = 0;
        long divergences = 0;
        long exceptions = 0;
        for (List<TrackingEvent> ofParcel : byParcel.values()) {
            TrackingEvent last = ofParcel.stream().max(R3).orElseThrow();
            TrackingEvent first = ofParcel.stream().min(R4).orElseThrow();
            StatusPhase phase = StatusCatalog.phaseOf(last.statusRastreamento());
            var delivery =
                    ofParcel.stream()
                            .filter(e -> e.statusRastreamento().equals("ENTREGUE"))
                            .map(TrackingEvent::dataEvento)
                            .max(Comparator.naturalOrder());
            boolean exception =
                    ofParcel.stream()
                            .anyMatch(e ->
                                    StatusCatalog.phaseOf(e.statusRastreamento())
                                            == StatusPhase.EXCECAO);
            exceptions += exception ? 1 : 0;
            String route = first.origem() + " " + first.destino();
            if (delivery.isPresent()) {
                delivered++;
                long time = Duration.between(first.dataEvento(), delivery.get()).toNanos() / 1_000;
                deliveryTime += time;
                long day = delivery.get().getEpochSecond() / 86_400;
                List.of(
                                "faixa " + classOf(time),
                                "dia %s faixa %d"
                                        .formatted(LocalDate.ofEpochDay(day), classOf(time)),
                                "rota %s faixa %d".formatted(route, classOf(time)))
                        .forEach(row -> counts.merge(row, 1L, Long::sum));
                if (time != 0) {
                    counts.merge(
                            "dia %s soma".formatted(LocalDate.ofEpochDay(day)), time, Long::sum);
                }
                deliveryTimes.merge(route, time, Long::sum);
            }
            parcelsByRoute.merge(route, 1L, Long::sum);
            exceptionsByRoute.merge(route, exception ? 1L : 0L, Long::sum);
            boolean divergent =
                    ofParcel.stream().map(e -> List.of(e.origem(), e.destino())).distinct().count()
                            > 1;
            divergences += divergent ? 1 : 0;
            counts.merge(last.statusRastreamento() + " " + phase, 1L, Long::sum);
            parcels.add(
                    "%d %s %s %s %s %s %s %s %s%s"
                            .formatted(
                                    last.idPacote(),
                                    last.statusRastreamento(),
                                    phase,
                                    first.origem(),
                                    first.destino(),
                                    divergent ? 't' : 'f',
                                    exception ? 't' : 'f',
                                    time(first.dataEvento()),
                                    time(last.dataEvento()),
                                    delivery.map(at -> " " + time(at)).orElse("")));
        }
        List<String> figures = new ArrayList<>();
        figures.add(
                "geral %d %d %d %d %d"
                        .formatted(
                                byParcel.size(),
                                distinct.size(),
                                delivered,
                                deliveryTime,
                                exceptions));
        long unknown =
                events.stream()
                        .filter(e ->
                                StatusCatalog.phaseOf(e.statusRastreamento())
                                        == StatusPhase.DESCONHECIDO)
                        .map(e -> List.of(e.idPacote(), e.dataEvento(), e.statusRastreamento()))
                        .distinct()
                        .count();
        figures.add("qualidade %d %d".formatted(unknown, divergences));
        events.stream()
                .map(e ->
                        List.of(
                                e.idPacote(),
                                hour(e.dataEvento()),
                                e.statusRastreamento(),
                                e.dataEvento()))
                .distinct()
                .forEach(scan -> {
                    counts.merge("hora %s %s".formatted(scan.get(1), scan.get(2)), 1L, Long::sum);
                    counts.merge("dia %.10s %s".formatted(scan.get(1), scan.get(2)), 1L, Long::sum);
                });
        counts.forEach((row, count) -> figures.add(row + " " + count));
        parcelsByRoute.forEach((route, count) ->
                figures.add(
                        "rota %s %d %d %d"
                                .formatted(
                                        route,
                                        count,
                                        exceptionsByRoute.get(route),
                                        deliveryTimes.getOrDefault(route, 0L))));
        return new StoredState(distinct, StoredState.sorted(parcels), StoredState.sorted(figures));
    }

    /// The class of a delivery time, found one after the other.
    private static int classOf(long micros) {
        int number = 0;
        for (long end = 60_000_000; end <= micros; end += end / 25) {
            number++;
        }
        return number;
    }

    private static String hour(Instant instant) {
        return HOURS.format(instant);
    }

    private static String time(Instant instant) {
        return MICROSECONDS.format(instant);
    }
}
