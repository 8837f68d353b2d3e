package br.rastreamento.dashboard.series;

import br.rastreamento.dashboard.database.AnswerRows;
import br.rastreamento.evento.StatusCatalog;
import br.rastreamento.evento.StatusPhase;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Reads counts by hour and status, never events, so the cost grows with the period only.
@Repository
class EventSeriesQuery {

    // One statement, so one snapshot (R6). The phase of a status is the catalogue's, no column, so
    // phases are told apart in Java.
    static final String EVENTS =
            """
            SELECT g.atualizado_em, h.*
              FROM resumo_geral g
              LEFT JOIN (SELECT date_trunc(:field, hora, 'UTC') AS inicio, status_rastreamento,
                                sum(total_eventos)::bigint AS total_eventos
                           FROM eventos_por_hora
                          WHERE hora >= :from AND hora < :to AND total_eventos > 0
                          GROUP BY 1, 2) h ON true
             ORDER BY h.total_eventos DESC, h.status_rastreamento
            """;

    private final JdbcClient database;

    EventSeriesQuery(JdbcClient database) {
        this.database = database;
    }

    /// @param status only events of this status
    /// @param phase only events whose status is of this phase
    EventSeries events(Period period, @Nullable String status, @Nullable StatusPhase phase) {
        return database.sql(EVENTS)
                .param("field", period.interval().field())
                .param("from", period.from().atOffset(ZoneOffset.UTC))
                .param("to", period.to().atOffset(ZoneOffset.UTC))
                .query(rows -> {
                    return read(rows, period, status, phase);
                });
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
                    byStart.computeIfAbsent(
                                    AnswerRows.instant(rows, "inicio"), _ -> new ArrayList<>())
                            .add(new StatusEvents(found, itsPhase, rows.getLong("total_eventos")));
                }
            }
        } while (rows.next());
        return EventSeries.of(period, byStart, updated);
    }
}
