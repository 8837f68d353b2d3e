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

    // One statement, so one snapshot (R6).
    static final String ROUTES =
            """
            SELECT g.atualizado_em, r.*, array_lower(r.por_faixa, 1) AS primeira_faixa
              FROM resumo_geral g
              LEFT JOIN rotas r ON r.total_pacotes > 0
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
