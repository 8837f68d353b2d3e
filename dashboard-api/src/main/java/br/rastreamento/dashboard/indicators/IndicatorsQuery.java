package br.rastreamento.dashboard.indicators;

import br.rastreamento.dashboard.database.AnswerRows;
import br.rastreamento.dashboard.deliverytimes.DeliveryTime;
import br.rastreamento.evento.StatusPhase;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Reads the figures that the writer keeps; never counts events, so the cost does not grow with them.
@Repository
public class IndicatorsQuery {

    // One statement, so one snapshot: totals and the list by status cannot be of two batches (R6).
    // LEFT JOIN: the row of totals is always there, the list may be empty. Rows that fell to zero
    // stay in the table.
    static final String INDICATORS =
            """
            SELECT g.total_pacotes, g.total_eventos, g.pacotes_entregues, g.soma_entrega_us, g.pacotes_com_excecao, g.ultima_ocorrencia, g.atualizado_em,
                   s.status_rastreamento, s.fase, s.total_pacotes AS pacotes_no_status
              FROM resumo_geral g
              LEFT JOIN resumo_status s ON s.total_pacotes > 0
             ORDER BY s.total_pacotes DESC, s.status_rastreamento
            """;

    private final JdbcClient database;

    IndicatorsQuery(JdbcClient database) {
        this.database = database;
    }

    /// All figures as they are now.
    public CurrentFigures current() {
        return database.sql(INDICATORS).query(IndicatorsQuery::read);
    }

    private static CurrentFigures read(ResultSet rows) throws SQLException {
        Instant updated = AnswerRows.first(rows);
        long parcels = rows.getLong("total_pacotes");
        long events = rows.getLong("total_eventos");
        long delivered = rows.getLong("pacotes_entregues");
        BigDecimal sumMicros = rows.getBigDecimal("soma_entrega_us");
        long withException = rows.getLong("pacotes_com_excecao");
        long lastOccurrence = rows.getLong("ultima_ocorrencia");
        Indicators indicators =
                new Indicators(
                        parcels,
                        events,
                        AnswerRows.joined(
                                rows, "status_rastreamento", IndicatorsQuery::statusTotal),
                        delivered == 0 ? null : DeliveryTime.mean(sumMicros, delivered),
                        delivered,
                        withException,
                        ExceptionRate.of(withException, parcels),
                        updated);
        return new CurrentFigures(indicators, lastOccurrence);
    }

    private static StatusTotal statusTotal(ResultSet row) throws SQLException {
        return new StatusTotal(
                row.getString("status_rastreamento"),
                StatusPhase.valueOf(row.getString("fase")),
                row.getLong("pacotes_no_status"));
    }
}
