package br.rastreamento.dashboard.series;

import br.rastreamento.dashboard.database.AnswerRows;
import br.rastreamento.dashboard.database.CountArray;
import br.rastreamento.evento.StatusCatalog;
import br.rastreamento.evento.StatusPhase;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Reads counts by day and status, with those of its hours where these are asked for; never events, so the cost grows with the
/// period only.
@Repository
class EventSeriesQuery {

    static final String BY_DAY = statement("e.total_eventos");
    static final String BY_HOUR =
            statement("e.eventos_por_hora, array_lower(e.eventos_por_hora, 1) AS primeira_hora");

    private final JdbcClient database;

    EventSeriesQuery(JdbcClient database) {
        this.database = database;
    }

    /// @param status only events of this status
    /// @param phase only events whose status is of this phase
    EventSeries events(Period period, @Nullable String status, @Nullable StatusPhase phase) {
        return database.sql(period.interval() == Interval.HORA ? BY_HOUR : BY_DAY)
                .param("from", day(period.from()))
                .param("to", day(period.to().minusNanos(1)))
                .query(rows -> {
                    return read(rows, period, status, phase);
                });
    }

    // One statement, so one snapshot (R6). The phase of a status is the catalogue's, no column, so
    // phases are told apart in Java.
    private static String statement(String counts) {
        return """
        SELECT g.atualizado_em, e.dia, e.status_rastreamento, %s
          FROM resumo_geral g
          LEFT JOIN eventos_por_dia e ON e.dia BETWEEN :from AND :to
        """
                .formatted(counts);
    }

    private static EventSeries read(
            ResultSet rows, Period period, @Nullable String status, @Nullable StatusPhase phase)
            throws SQLException {
        Instant updated = AnswerRows.first(rows);
        Map<Instant, List<StatusEvents>> byStart = new HashMap<>();
        do {
            String found = rows.getString("status_rastreamento");
            if (found != null && (status == null || status.equals(found))) {
                StatusPhase itsPhase = StatusCatalog.phaseOf(found);
                if (phase == null || phase == itsPhase) {
                    read(
                            rows,
                            period.interval(),
                            (start, events) ->
                                    byStart.computeIfAbsent(start, _ -> new ArrayList<>())
                                            .add(new StatusEvents(found, itsPhase, events)));
                }
            }
        } while (rows.next());
        return EventSeries.of(period, byStart, updated);
    }

    /// Gets the number of events of an hour or a day.
    private interface Taker {
        void take(Instant start, long events);
    }

    private static void read(ResultSet row, Interval interval, Taker taker) throws SQLException {
        Instant day =
                row.getObject("dia", LocalDate.class).atStartOfDay(ZoneOffset.UTC).toInstant();
        switch (interval) {
            case DIA -> {
                long events = row.getLong("total_eventos");
                if (events != 0) {
                    taker.take(day, events);
                }
            }
            case HORA ->
                    CountArray.read(
                            row,
                            "eventos_por_hora",
                            "primeira_hora",
                            (hour, events) -> taker.take(day.plus(hour, ChronoUnit.HOURS), events));
        }
    }

    private static LocalDate day(Instant time) {
        return LocalDate.ofInstant(time, ZoneOffset.UTC);
    }
}
