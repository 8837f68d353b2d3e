package br.rastreamento.processor.store;

import br.rastreamento.evento.StatusCatalog;
import br.rastreamento.evento.StatusPhase;
import br.rastreamento.evento.TrackingEvent;
import br.rastreamento.testservers.TestDatabase;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What the tables hold, one line a row, so that a difference can be read; and what they should hold, found by the
/// rules' own words, one event after the other, in no hurry.
///
/// @param events distinct (R1)
/// @param parcels with status (R3), route (R4) and times (R5)
/// @param figures of all parcels and of each status (R6)
record StoredState(List<String> events, List<String> parcels, List<String> figures) {

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

    private static final String TIME =
            "to_char(%s AT TIME ZONE 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS.US')";

    private static final DateTimeFormatter MICROSECONDS =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS").withZone(ZoneOffset.UTC);

    static void clear(TestDatabase database) throws SQLException {
        try (var connection = database.superuser();
                var statement = connection.createStatement()) {
            statement.execute(
                    "TRUNCATE pacotes, eventos_rastreamento, resumo_status, particoes_contadas");
            statement.execute(
                    "UPDATE resumo_geral SET total_pacotes = 0, total_eventos = 0, pacotes_entregues = 0, soma_entrega_us = 0");
            statement.execute(
                    "UPDATE resumo_qualidade SET eventos_desconhecidos = 0, pacotes_divergentes = 0, eventos_repetidos = 0, eventos_adiantados = 0, eventos_atrasados = 0");
        }
    }

    static StoredState read(TestDatabase database) throws SQLException {
        return new StoredState(
                lines(
                        database,
                        "SELECT concat_ws(' ', id_pacote, %s, status_rastreamento) FROM eventos_rastreamento"
                                .formatted(TIME.formatted("data_evento"))),
                lines(
                        database,
                        "SELECT concat_ws(' ', id_pacote, status_atual, fase_atual, origem, destino, rota_divergente, %s, %s, %s) FROM pacotes"
                                .formatted(
                                        TIME.formatted("data_primeiro_evento"),
                                        TIME.formatted("data_ultimo_evento"),
                                        TIME.formatted("data_entrega"))),
                lines(
                        database,
                        """
                        SELECT concat_ws(' ', 'geral', total_pacotes, total_eventos, pacotes_entregues, soma_entrega_us)
                        FROM resumo_geral
                        UNION ALL
                        SELECT concat_ws(' ', status_rastreamento, fase, total_pacotes)
                        FROM resumo_status WHERE total_pacotes <> 0
                        UNION ALL
                        SELECT concat_ws(' ', 'qualidade', eventos_desconhecidos, pacotes_divergentes) FROM resumo_qualidade
                        """));
    }

    /// The figures again, from the rows of `eventos_rastreamento` and nothing else (R6); but for the divergent parcels, which
    /// only their rows know.
    static List<String> recountedFigures(TestDatabase database) throws SQLException {
        return lines(
                database,
                """
                WITH evento AS (
                    SELECT id_pacote, data_evento, status_rastreamento, fase::fase_rastreamento
                    FROM eventos_rastreamento JOIN (VALUES %s) AS c(status, fase) ON status = status_rastreamento),
                pacote AS (
                    SELECT count(*) AS eventos, min(data_evento) AS primeiro,
                           max(data_evento) FILTER (WHERE fase = 'ENTREGUE') AS entrega
                    FROM evento GROUP BY id_pacote),
                atual AS (
                    SELECT DISTINCT ON (id_pacote) status_rastreamento AS status, fase
                    FROM evento ORDER BY id_pacote, data_evento DESC, fase DESC, status_rastreamento DESC)
                SELECT concat_ws(' ', 'geral', count(*), coalesce(sum(eventos), 0), count(entrega),
                                 coalesce(sum(extract(epoch FROM entrega - primeiro) * 1000000), 0)::bigint)
                FROM pacote
                UNION ALL
                SELECT concat_ws(' ', status, fase, count(*)) FROM atual GROUP BY status, fase
                UNION ALL
                SELECT concat_ws(' ', 'qualidade', count(*) FILTER (WHERE fase = 'DESCONHECIDO'),
                                 (SELECT count(*) FROM pacotes WHERE rota_divergente))
                FROM evento
                """
                        .formatted(phases(database)));
    }

    /// The catalogue's answer for each stored status, as rows of SQL; one more in case that none is stored.
    private static String phases(TestDatabase database) throws SQLException {
        return Stream.concat(
                        Stream.of(""),
                        lines(
                                database,
                                "SELECT DISTINCT status_rastreamento FROM eventos_rastreamento")
                                .stream())
                .map(status -> "('%s', '%s')".formatted(status, StatusCatalog.phaseOf(status)))
                .collect(Collectors.joining(", "));
    }

    static StoredState expected(List<TrackingEvent> events) {
        Map<Long, List<TrackingEvent>> byParcel =
                events.stream()
                        .collect(
                                Collectors.groupingBy(
                                        TrackingEvent::idPacote,
                                        TreeMap::new,
                                        Collectors.toList()));
        List<String> distinct =
                sorted(
                        events.stream()
                                .map(e ->
                                        "%d %s %s"
                                                .formatted(
                                                        e.idPacote(),
                                                        time(e.dataEvento()),
                                                        e.statusRastreamento()))
                                .distinct()
                                .toList());
        Map<String, Long> byStatus = new TreeMap<>();
        List<String> parcels = new ArrayList<>();
        long delivered = 0;
        long deliveryTime = 0;
        long divergences = 0;
        for (List<TrackingEvent> ofParcel : byParcel.values()) {
            TrackingEvent last = ofParcel.stream().max(R3).orElseThrow();
            TrackingEvent first = ofParcel.stream().min(R4).orElseThrow();
            StatusPhase phase = StatusCatalog.phaseOf(last.statusRastreamento());
            var delivery =
                    ofParcel.stream()
                            .filter(e -> e.statusRastreamento().equals("ENTREGUE"))
                            .map(TrackingEvent::dataEvento)
                            .max(Comparator.naturalOrder());
            if (delivery.isPresent()) {
                delivered++;
                deliveryTime +=
                        Duration.between(first.dataEvento(), delivery.get()).toNanos() / 1_000;
            }
            boolean divergent =
                    ofParcel.stream().map(e -> List.of(e.origem(), e.destino())).distinct().count()
                            > 1;
            divergences += divergent ? 1 : 0;
            byStatus.merge(last.statusRastreamento() + " " + phase, 1L, Long::sum);
            parcels.add(
                    "%d %s %s %s %s %s %s %s%s"
                            .formatted(
                                    last.idPacote(),
                                    last.statusRastreamento(),
                                    phase,
                                    first.origem(),
                                    first.destino(),
                                    divergent ? 't' : 'f',
                                    time(first.dataEvento()),
                                    time(last.dataEvento()),
                                    delivery.map(at -> " " + time(at)).orElse("")));
        }
        List<String> figures = new ArrayList<>();
        figures.add(
                "geral %d %d %d %d"
                        .formatted(byParcel.size(), distinct.size(), delivered, deliveryTime));
        long unknown =
                events.stream()
                        .filter(e ->
                                StatusCatalog.phaseOf(e.statusRastreamento())
                                        == StatusPhase.DESCONHECIDO)
                        .map(e -> List.of(e.idPacote(), e.dataEvento(), e.statusRastreamento()))
                        .distinct()
                        .count();
        figures.add("qualidade %d %d".formatted(unknown, divergences));
        byStatus.forEach((status, count) -> figures.add(status + " " + count));
        return new StoredState(distinct, sorted(parcels), sorted(figures));
    }

    private static String time(Instant instant) {
        return MICROSECONDS.format(instant);
    }

    private static List<String> sorted(List<String> lines) {
        return lines.stream().sorted().toList();
    }

    private static List<String> lines(TestDatabase database, String sql) throws SQLException {
        try (var connection = database.superuser();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            List<String> lines = new ArrayList<>();
            while (rows.next()) {
                lines.add(Objects.requireNonNull(rows.getString(1)));
            }
            return sorted(lines);
        }
    }
}
