package br.rastreamento.dashboard.parcels;

/// SQL for the routes of a filter with origin or destination, as term of a recursive query named `rota`.
final class ParcelRoutes {

    private static final String BOTH =
            """
            SELECT CAST(:origem AS text) COLLATE "C" AS origem, CAST(:destino AS text) COLLATE "C" AS destino
            """;

    // Exact, since the summary is (R6). The index by route could be asked for the next destination,
    // again and again: a walk from its root for each, past entries that no row has any more.
    private static final String OF_ORIGIN =
            """
            SELECT origem, destino FROM rotas_conhecidas WHERE origem = :origem
            """;

    // Every origin with this destination, whether or not there is such a route: an origin is found
    // by a step in the index, a route of many origins would be a walk through it.
    private static final String OF_DESTINATION =
            """
            (SELECT origem, CAST(:destino AS text) COLLATE "C" AS destino
               FROM pacotes
              ORDER BY origem, pacotes.destino
              LIMIT 1)
             UNION ALL
            SELECT n.origem, rota.destino
              FROM rota
             CROSS JOIN LATERAL (
                   SELECT p.origem
                     FROM pacotes p
                    WHERE p.origem > rota.origem
                    ORDER BY p.origem, p.destino
                    LIMIT 1) n
            """;

    private ParcelRoutes() {}

    /// @param filter one that [ParcelFilter#hasRoute]
    static String of(ParcelFilter filter) {
        if (filter.origem() == null) {
            return OF_DESTINATION;
        }
        return filter.destino() == null ? OF_ORIGIN : BOTH;
    }
}
