package br.rastreamento.acceptance;

import br.rastreamento.evento.StatusCatalog;
import br.rastreamento.testservers.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// What the API says, and what a recount of all events says (R6).
///
/// @param parcelsByStatus current statuses (R3) with their parcels
/// @param meanDeliverySeconds rounded half up; null while nothing is delivered (R5)
record Figures(
        long parcels,
        long events,
        Map<String, Long> parcelsByStatus,
        long delivered,
        @Nullable Long meanDeliverySeconds) {

    /// As `/api/v1/indicadores` shows them.
    static Figures in(JsonNode indicators) {
        Map<String, Long> byStatus = new HashMap<>();
        for (JsonNode status : indicators.get("pacotes_por_status")) {
            byStatus.put(
                    status.get("status_rastreamento").asString(),
                    status.get("total_pacotes").asLong());
        }
        JsonNode mean = indicators.get("tempo_medio_entrega");
        return new Figures(
                indicators.get("total_pacotes").asLong(),
                indicators.get("total_eventos").asLong(),
                byStatus,
                indicators.get("pacotes_entregues").asLong(),
                mean.isNull() ? null : mean.get("segundos").asLong());
    }

    /// Counted anew in SQL over `eventos_rastreamento` alone.
    static Figures recountedIn(TestDatabase database) throws SQLException {
        return recountedIn(database.superuser());
    }

    /// Counted anew in SQL over `eventos_rastreamento` alone.
    ///
    /// @param owned a superuser's; is closed
    static Figures recountedIn(Connection owned) throws SQLException {
        try (Connection connection = owned) {
            rankStatuses(connection);
            Map<String, Long> byStatus = new HashMap<>();
            for (List<@Nullable String> row :
                    rows(
                            connection,
                            """
                            SELECT status_rastreamento, count(*) FROM (
                                SELECT DISTINCT ON (id_pacote) id_pacote, status_rastreamento
                                FROM eventos_rastreamento JOIN ordem USING (status_rastreamento)
                                ORDER BY id_pacote, data_evento DESC, fase DESC, status_rastreamento COLLATE "C" DESC) atual
                            GROUP BY 1\
                            """)) {
                byStatus.put(String.valueOf(row.get(0)), Long.valueOf(String.valueOf(row.get(1))));
            }
            List<@Nullable String> totals =
                    rows(
                                    connection,
                                    """
                                    SELECT (SELECT count(DISTINCT id_pacote) FROM eventos_rastreamento),
                                           (SELECT count(*) FROM eventos_rastreamento),
                                           count(entrega),
                                           floor(avg(extract(epoch FROM entrega - primeiro)) + 0.5)::bigint
                                    FROM (SELECT min(data_evento) AS primeiro,
                                                 max(data_evento) FILTER (WHERE status_rastreamento = 'ENTREGUE') AS entrega
                                          FROM eventos_rastreamento GROUP BY id_pacote) pacote\
                                    """)
                            .getFirst();
            String mean = totals.get(3);
            return new Figures(
                    Long.parseLong(String.valueOf(totals.get(0))),
                    Long.parseLong(String.valueOf(totals.get(1))),
                    byStatus,
                    Long.parseLong(String.valueOf(totals.get(2))),
                    mean == null ? null : Long.valueOf(mean));
        }
    }

    private static void rankStatuses(Connection connection) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(
                    "CREATE TEMP TABLE ordem (status_rastreamento text COLLATE \"C\", fase fase_rastreamento)");
        }
        try (var insert =
                connection.prepareStatement("INSERT INTO ordem VALUES (?, ?::fase_rastreamento)")) {
            for (List<@Nullable String> row :
                    rows(
                            connection,
                            "SELECT DISTINCT status_rastreamento FROM eventos_rastreamento")) {
                String status = String.valueOf(row.getFirst());
                insert.setString(1, status);
                insert.setString(2, StatusCatalog.phaseOf(status).name());
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    private static List<List<@Nullable String>> rows(Connection connection, String sql)
            throws SQLException {
        try (var statement = connection.createStatement();
                var result = statement.executeQuery(sql)) {
            List<List<@Nullable String>> rows = new ArrayList<>();
            int columns = result.getMetaData().getColumnCount();
            while (result.next()) {
                List<@Nullable String> row = new ArrayList<>();
                for (int column = 1; column <= columns; column++) {
                    row.add(result.getString(column));
                }
                rows.add(row);
            }
            return rows;
        }
    }
}
