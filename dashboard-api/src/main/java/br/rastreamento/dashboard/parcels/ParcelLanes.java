package br.rastreamento.dashboard.parcels;

/// SQL for the parcels after an id, in ascending order, each with `atualizado_em`. Those that share a status, or a route, are
/// a lane with an index in this order: the first rows of each lane that the filter wants are merged, so a page reads no more
/// than its rows times the lanes, however rare or common these parcels are. The summaries (R6) know the lanes and which of
/// them are empty.
///
/// Within a lane the index is named by its own order and by comparing rows: with `=` the planner would be free to walk the
/// primary key and to look for the lane there.
final class ParcelLanes {

    /// Without a filter.
    static final String ALL =
            dated(
                    """
                    SELECT %s
                      FROM pacotes p
                     WHERE p.id_pacote > :after
                     ORDER BY p.id_pacote
                     LIMIT :rows
                    """
                            .formatted(Parcel.COLUMNS));

    private ParcelLanes() {}

    /// For a filter with status or phase: a lane for each status. A phase has a dozen, `DESCONHECIDO` as many as were sent.
    static String byStatus(ParcelFilter filter) {
        return dated(
                """
                SELECT p.*
                  FROM resumo_status s
                 CROSS JOIN LATERAL (
                       SELECT %s
                         FROM pacotes p
                        WHERE (p.status_atual, p.id_pacote) > (s.status_rastreamento, :after)
                          AND p.status_atual <= s.status_rastreamento%s
                        ORDER BY p.status_atual, p.id_pacote
                        LIMIT :rows) p
                 WHERE s.total_pacotes > 0%s
                 ORDER BY p.id_pacote
                 LIMIT :rows
                """
                        .formatted(
                                Parcel.COLUMNS,
                                filter.route("p"),
                                filter.state("s.status_rastreamento", "s.fase")));
    }

    /// For a filter with origin or destination: a lane for each route.
    static String byRoute(ParcelFilter filter) {
        return dated(
                """
                SELECT p.*
                  FROM rotas r
                 CROSS JOIN LATERAL (
                       SELECT %s
                         FROM pacotes p
                        WHERE (p.origem, p.destino, p.id_pacote) > (r.origem, r.destino, :after)
                          AND (p.origem, p.destino) <= (r.origem, r.destino)%s
                        ORDER BY p.origem, p.destino, p.id_pacote
                        LIMIT :rows) p
                 WHERE r.total_pacotes > 0%s
                 ORDER BY p.id_pacote
                 LIMIT :rows
                """
                        .formatted(
                                Parcel.COLUMNS,
                                filter.state("p.status_atual", "p.fase_atual"),
                                filter.route("r")));
    }

    /// For a filter with both: whether fewer parcels have these routes than have these statuses. What is read to fill a page
    /// is at most the fewer of them.
    static String routesHaveFewer(ParcelFilter filter) {
        return """
        SELECT (SELECT coalesce(sum(total_pacotes), 0) FROM rotas r WHERE true%s)
             < (SELECT coalesce(sum(total_pacotes), 0) FROM resumo_status WHERE true%s)
        """
                .formatted(filter.route("r"), filter.state("status_rastreamento", "fase"));
    }

    // One statement, so parcels and what is said of when they are share a snapshot (R6).
    private static String dated(String parcels) {
        return """
        SELECT g.atualizado_em, p.*
          FROM resumo_geral g
          LEFT JOIN (%s) p ON true
         ORDER BY p.id_pacote
        """
                .formatted(parcels);
    }
}
