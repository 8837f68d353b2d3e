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
            SELECT g.atualizado_em, g.soma_entrega_us, e.*
              FROM resumo_geral g
             CROSS JOIN (SELECT array_agg(faixa) AS faixas, array_agg(pacotes_entregues) AS contagens
                           FROM entregas_por_faixa
                          WHERE pacotes_entregues > 0) e
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

    // A class comes once for each route, and for what is pending of it: one list of all, in the
    // end.
    static String ofRoutes(@Nullable String origin, @Nullable String destination) {
        return """
        SELECT g.atualizado_em, e.*
          FROM resumo_geral g
         CROSS JOIN (SELECT array_agg(faixa) AS faixas, array_agg(pacotes_entregues) AS contagens,
                            sum(soma_entrega_us) AS soma_entrega_us
                       FROM entregas_por_rota
                      WHERE pacotes_entregues <> 0%s%s) e
        """
                .formatted(
                        origin == null ? "" : " AND origem = :origem",
                        destination == null ? "" : " AND destino = :destino");
    }
}
