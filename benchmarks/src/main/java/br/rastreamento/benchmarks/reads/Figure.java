package br.rastreamento.benchmarks.reads;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/// Something that an endpoint says, and the SQL that says the same by going through all events.
///
/// @param name for people
/// @param endpoint whose answer must contain what the SQL says; one of [Endpoint#ALL]
/// @param sql one row of one column: JSON with some fields of the endpoint's answer
record Figure(String name, Endpoint endpoint, String sql) {

    private static final String TOTALS =
            """
            SELECT json_build_object('total_pacotes', count(DISTINCT id_pacote), 'total_eventos', count(*))
              FROM eventos_rastreamento
            """;

    // R3, with the phases that NaiveDatabase adds.
    private static final String BY_STATUS =
            """
            SELECT json_build_object('pacotes_por_status', json_agg(
                       json_build_object('status_rastreamento', status_rastreamento, 'total_pacotes', parcels)
                       ORDER BY parcels DESC, status_rastreamento))
              FROM (SELECT status_rastreamento, count(*) AS parcels
                      FROM (SELECT DISTINCT ON (id_pacote) status_rastreamento
                              FROM eventos_rastreamento JOIN naive.phases USING (status_rastreamento)
                             ORDER BY id_pacote, data_evento DESC, phase DESC, status_rastreamento DESC) latest
                     GROUP BY status_rastreamento) counted
            """;

    // R5
    private static final String MEAN_TIME =
            """
            SELECT json_build_object(
                       'pacotes_entregues', count(*),
                       'tempo_medio_entrega', json_build_object(
                           'segundos', round(avg(extract(epoch FROM delivered - first)))))
              FROM (SELECT min(data_evento) AS first,
                           max(data_evento) FILTER (WHERE status_rastreamento = 'ENTREGUE') AS delivered
                      FROM eventos_rastreamento
                     GROUP BY id_pacote) parcel
             WHERE delivered IS NOT NULL
            """;

    private static final String EXCEPTIONS =
            """
            SELECT json_build_object('pacotes_com_excecao', count(DISTINCT id_pacote))
              FROM eventos_rastreamento JOIN naive.phases USING (status_rastreamento)
             WHERE phase = 'EXCECAO'
            """;

    // Events do not hold their route (R4), so it is the parcel's. As many routes as are on a page.
    private static final String ROUTES =
            """
            SELECT json_build_object('rotas', json_agg(
                       json_build_object('origem', origem, 'destino', destino, 'total_pacotes', parcels,
                                         'pacotes_entregues', delivered)
                       ORDER BY parcels DESC, origem, destino))
              FROM (SELECT origem, destino, count(*) AS parcels, count(*) FILTER (WHERE was_delivered) AS delivered
                      FROM (SELECT id_pacote, bool_or(status_rastreamento = 'ENTREGUE') AS was_delivered
                              FROM eventos_rastreamento
                             GROUP BY id_pacote) parcel
                      JOIN pacotes USING (id_pacote)
                     GROUP BY origem, destino
                     ORDER BY parcels DESC, origem, destino
                     LIMIT 50) route
            """;

    /// All that are compared: an entry each.
    static final List<Figure> ALL =
            List.of(
                    new Figure("totals", Endpoint.INDICATORS, TOTALS),
                    new Figure("parcels by status", Endpoint.INDICATORS, BY_STATUS),
                    new Figure("mean delivery time", Endpoint.INDICATORS, MEAN_TIME),
                    new Figure("parcels with an exception", Endpoint.INDICATORS, EXCEPTIONS),
                    new Figure("delivery times", Endpoint.DELIVERY_TIMES, MEAN_TIME),
                    new Figure("routes", Endpoint.ROUTES, ROUTES));

    /// What the SQL says.
    String recount(Connection database) throws SQLException {
        try (Statement statement = database.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getString(1);
        }
    }
}
