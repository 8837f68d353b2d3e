package br.rastreamento.dashboard.stalled;

import br.rastreamento.dashboard.parcels.Parcel;

/// SQL for one page and the count of all, in one statement, so of one snapshot (R6). Both go along the index of parcels that
/// are not delivered by their latest event, from the longest silence on; the count has an order so that it does.
final class StalledSql {

    // Looked up in a JSON object by binary search: a join would lose the order of the index, and
    // all parcels would be read to sort them. Read once, for the page and the count.
    private static final String LIMITS =
            "WITH limits AS MATERIALIZED (SELECT CAST(:limits AS jsonb) AS by_route)\n";

    private static final String LONGER_THAN_ITS_ROUTE_ALLOWS =
            """
            p.data_ultimo_evento < now() - :least * interval '1 second'
            AND p.data_ultimo_evento < now() - interval '1 second' * CAST(
                (SELECT by_route FROM limits) ->> (p.origem || chr(1) || p.destino) AS bigint)\
            """;

    private StalledSql() {}

    /// For more than `:hours`.
    static String byDays(StalledFilter filter, boolean continued) {
        return page("p.data_ultimo_evento < now() - :hours * interval '1 hour'", filter, continued);
    }

    /// For more than the limit of the parcel's route: `:limits` is the JSON of [RouteLimits#secondsByRoute], `:least` the least.
    static String byRoute(StalledFilter filter, boolean continued) {
        return LIMITS + page(LONGER_THAN_ITS_ROUTE_ALLOWS, filter, continued);
    }

    private static String page(String silent, StalledFilter filter, boolean continued) {
        String stalled =
                "FROM pacotes p WHERE p.data_entrega IS NULL AND %s%s"
                        .formatted(silent, filter.conditions());
        return """
        SELECT g.atualizado_em, now() AS agora, t.total, p.*
          FROM resumo_geral g
         CROSS JOIN (SELECT count(*) AS total
                       FROM (SELECT %2$s
                              ORDER BY p.data_ultimo_evento
                              LIMIT :counted) counted) t
          LEFT JOIN (SELECT %1$s
                       %2$s%3$s
                      ORDER BY p.data_ultimo_evento, p.id_pacote
                      LIMIT :rows) p ON true
         ORDER BY p.data_ultimo_evento, p.id_pacote
        """
                .formatted(
                        Parcel.COLUMNS,
                        stalled,
                        continued
                                ? " AND (p.data_ultimo_evento, p.id_pacote) > (:last_event, :last_parcel)"
                                : "");
    }
}
