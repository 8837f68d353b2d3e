package br.rastreamento.dashboard.series;

import br.rastreamento.dashboard.database.AnswerRows;
import br.rastreamento.dashboard.deliverytimes.DeliveryTimes;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Reads counts by day and class of delivery time, never parcels, so the cost grows with the period only.
@Repository
class DeliverySeriesQuery {

    // One statement, so one snapshot (R6).
    static final String DELIVERIES =
            """
            SELECT g.atualizado_em, e.*, array_lower(e.por_faixa, 1) AS primeira_faixa
              FROM resumo_geral g
              LEFT JOIN entregas_por_dia e ON e.dia >= :from AND e.dia < :to
            """;

    private final JdbcClient database;

    DeliverySeriesQuery(JdbcClient database) {
        this.database = database;
    }

    /// @param period of days
    DeliverySeries deliveries(Period period) {
        return database.sql(DELIVERIES)
                .param("from", DeliverySeries.day(period.from()))
                .param("to", DeliverySeries.day(period.to()))
                .query(rows -> {
                    return read(rows, period);
                });
    }

    private static DeliverySeries read(ResultSet rows, Period period) throws SQLException {
        Instant updated = AnswerRows.first(rows);
        Map<LocalDate, DeliveryTimes> byDay = new HashMap<>();
        do {
            LocalDate day = rows.getObject("dia", LocalDate.class);
            if (day != null) {
                byDay.put(day, DeliveryTimes.read(rows));
            }
        } while (rows.next());
        return DeliverySeries.of(period, byDay, updated);
    }
}
