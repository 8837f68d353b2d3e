package br.rastreamento.dashboard.deliverytimes;

import br.rastreamento.dashboard.database.AnswerRows;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Reads counts by class of delivery time, never the parcels, so the cost does not grow with them. One statement, so one
/// snapshot (R6).
@Repository
class DeliveryTimesQuery {

    static final String ALL =
            """
            SELECT g.atualizado_em, g.soma_entrega_us, e.por_faixa, array_lower(e.por_faixa, 1) AS primeira_faixa
              FROM resumo_geral g
             CROSS JOIN entregas e
            """;

    private final JdbcClient database;

    DeliveryTimesQuery(JdbcClient database) {
        this.database = database;
    }

    /// Of all parcels, or of those with this origin, this destination, or both.
    DeliveryTimeFigures figures(@Nullable String origin, @Nullable String destination) {
        Map<String, String> places = new HashMap<>();
        if (origin != null) {
            places.put("origem", origin);
        }
        if (destination != null) {
            places.put("destino", destination);
        }
        return database.sql(places.isEmpty() ? ALL : ofRoutes(origin, destination))
                .params(places)
                .query((row, _) ->
                        new DeliveryTimeFigures(DeliveryTimes.read(row), AnswerRows.updated(row)))
                .single();
    }

    static String ofRoutes(@Nullable String origin, @Nullable String destination) {
        return """
        SELECT g.atualizado_em, e.soma_entrega_us, e.por_faixa, array_lower(e.por_faixa, 1) AS primeira_faixa
          FROM resumo_geral g
         CROSS JOIN (SELECT soma_contagens(por_faixa) AS por_faixa, sum(soma_entrega_us) AS soma_entrega_us
                       FROM rotas
                      WHERE true%s%s) e
        """
                .formatted(
                        origin == null ? "" : " AND origem = :origem",
                        destination == null ? "" : " AND destino = :destino");
    }
}
