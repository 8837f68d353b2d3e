package br.rastreamento.dashboard.occurrences;

import br.rastreamento.dashboard.database.AnswerRows;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Reads the ring in which the writer keeps the latest occurrences, so the cost does not grow with the events.
@Repository
public class OccurrencesQuery {

    /// How many places the ring has.
    public static final int KEPT = 256;

    // One statement, so one snapshot. LEFT JOIN: the row of totals is always there, the ring may
    // be empty. Its order is that of the numbers; so few rows are sorted sooner than found by an
    // index, which the writer would have to keep.
    static final String LATEST =
            """
            SELECT g.atualizado_em, o.numero, o.id_pacote, o.status_rastreamento, o.fase, o.data_evento,
                   p.origem, p.destino, o.gravado_em
              FROM resumo_geral g
              LEFT JOIN ((SELECT * FROM ocorrencias ORDER BY numero DESC LIMIT :limit) o
                         JOIN pacotes p ON p.id_pacote = o.id_pacote) ON true
             ORDER BY o.numero DESC
            """;

    static final String AFTER =
            """
            SELECT o.numero, o.id_pacote, o.status_rastreamento, o.fase, o.data_evento, p.origem, p.destino, o.gravado_em
              FROM ocorrencias o
              JOIN pacotes p ON p.id_pacote = o.id_pacote
             WHERE o.numero > :number
             ORDER BY o.numero
            """;

    private final JdbcClient database;

    OccurrencesQuery(JdbcClient database) {
        this.database = database;
    }

    /// @param limit 1–[#KEPT]
    LatestOccurrences latest(int limit) {
        return database.sql(LATEST).param("limit", limit).query(OccurrencesQuery::read);
    }

    /// The occurrences since the one of this number, oldest first, as far as they are kept.
    ///
    /// @param number 0: all that are kept
    public List<Occurrence> after(long number) {
        return database.sql(AFTER)
                .param("number", number)
                .query((row, _) -> Occurrence.read(row))
                .list();
    }

    private static LatestOccurrences read(ResultSet rows) throws SQLException {
        Instant updated = AnswerRows.first(rows);
        return new LatestOccurrences(AnswerRows.joined(rows, "numero", Occurrence::read), updated);
    }
}
