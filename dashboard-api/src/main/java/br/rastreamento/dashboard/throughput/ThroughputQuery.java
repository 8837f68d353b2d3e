package br.rastreamento.dashboard.throughput;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class ThroughputQuery {

    // One statement, so one snapshot (R6). Minutes are the database's, which counted them by its
    // clock.
    static final String MINUTES =
            """
            SELECT g.atualizado_em, m.minuto, coalesce(e.total_eventos, 0) AS eventos
              FROM resumo_geral g
             CROSS JOIN generate_series(date_trunc('minute', now(), 'UTC') - interval '59 minutes', now(), interval '1 minute') AS m (minuto)
              LEFT JOIN (SELECT minuto, total_eventos
                           FROM resumo_gravacao
                          WHERE minuto > now() - interval '60 minutes') e ON e.minuto = m.minuto
             ORDER BY m.minuto
            """;

    private final JdbcClient database;

    ThroughputQuery(JdbcClient database) {
        this.database = database;
    }

    Throughput current() {
        return database.sql(MINUTES).query(ThroughputQuery::read);
    }

    private static Throughput read(ResultSet rows) throws SQLException {
        if (!rows.next()) {
            throw new IllegalStateException("resumo_geral must always hold one row");
        }
        Instant updated = instant(rows, "atualizado_em");
        List<MinuteEvents> minutes = new ArrayList<>(Throughput.MINUTES);
        do {
            minutes.add(new MinuteEvents(instant(rows, "minuto"), rows.getLong("eventos")));
        } while (rows.next());
        return Throughput.of(minutes, updated);
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
