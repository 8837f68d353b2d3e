package br.rastreamento.dashboard.throughput;

import br.rastreamento.dashboard.database.AnswerRows;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class ThroughputQuery {

    // One statement, so one snapshot (R6). The minutes are those of the database's clock.
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
        Instant updated = AnswerRows.first(rows);
        return Throughput.of(AnswerRows.joined(rows, "minuto", ThroughputQuery::minute), updated);
    }

    private static MinuteEvents minute(ResultSet row) throws SQLException {
        return new MinuteEvents(AnswerRows.instant(row, "minuto"), row.getLong("eventos"));
    }
}
