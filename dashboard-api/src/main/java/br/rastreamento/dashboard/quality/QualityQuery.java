package br.rastreamento.dashboard.quality;

import br.rastreamento.dashboard.database.AnswerRows;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class QualityQuery {

    static final String QUALITY =
            """
            SELECT eventos_desconhecidos, pacotes_divergentes, eventos_repetidos, eventos_adiantados, eventos_atrasados,
                   atualizado_em
              FROM resumo_qualidade
            """;

    private final JdbcClient database;

    QualityQuery(JdbcClient database) {
        this.database = database;
    }

    Quality current() {
        return database.sql(QUALITY).query((row, _) -> read(row)).single();
    }

    private static Quality read(ResultSet row) throws SQLException {
        return new Quality(
                row.getLong("eventos_desconhecidos"),
                row.getLong("pacotes_divergentes"),
                row.getLong("eventos_repetidos"),
                row.getLong("eventos_adiantados"),
                row.getLong("eventos_atrasados"),
                AnswerRows.updated(row));
    }
}
