package br.rastreamento.dashboard.routes;

import br.rastreamento.dashboard.database.AnswerRows;
import br.rastreamento.dashboard.deliverytimes.DeliveryTimes;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Reads counts by route and by class of delivery time, never the parcels, so the cost grows with the routes only.
@Repository
class RoutesQuery {

    // One statement, so one snapshot (R6). One row a route, with its classes as arrays, in no
    // order;
    // a class comes again for what is pending of it, which may be negative.
    static final String ROUTES =
            """
            SELECT g.atualizado_em, r.origem, r.destino, r.total_pacotes, r.pacotes_com_excecao,
                   e.faixas, e.contagens, e.soma_entrega_us
              FROM resumo_geral g
              LEFT JOIN rotas r ON r.total_pacotes > 0
              LEFT JOIN (SELECT origem, destino, array_agg(faixa) AS faixas,
                                array_agg(pacotes_entregues) AS contagens, sum(soma_entrega_us) AS soma_entrega_us
                           FROM entregas_por_rota
                          WHERE pacotes_entregues <> 0
                          GROUP BY origem, destino) e ON e.origem = r.origem AND e.destino = r.destino
            """;

    private final JdbcClient database;

    RoutesQuery(JdbcClient database) {
        this.database = database;
    }

    /// All routes as they are now.
    RouteTable current() {
        return database.sql(ROUTES).query(RoutesQuery::read);
    }

    private static RouteTable read(ResultSet rows) throws SQLException {
        Instant updated = AnswerRows.first(rows);
        return new RouteTable(AnswerRows.joined(rows, "origem", RoutesQuery::route), updated);
    }

    private static Route route(ResultSet row) throws SQLException {
        return new Route(
                row.getString("origem"),
                row.getString("destino"),
                row.getLong("total_pacotes"),
                DeliveryTimes.read(row),
                row.getLong("pacotes_com_excecao"));
    }
}
