package br.rastreamento.dashboard.parcels;

/// SQL for the parcels after an id, in ascending order, each with `atualizado_em`. Those that share a rare status, or a route,
/// are a lane with an index in this order: the first rows of each lane that the filter wants are merged, so a page reads no
/// more than its rows times the lanes. The summaries (R6) know the lanes and which of them are empty.
///
/// Parcels of a status that is not rare have no lane, as an index on it would cost the writer too much (decision 0038). They
/// are many, so a walk over all that are open, or over all for `ENTREGUE`, soon meets enough of them.
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

    /// Statuses of which `pacotes.status_raro` (V9) says nothing while the parcel is not delivered. `ENTREGUE` is the other one.
    static final String COMMON_WHILE_OPEN =
            "('AGUARDANDO POSTAGEM', 'POSTADO', 'EM TRÂNSITO', 'RECEBIDO NA UNIDADE', 'SAIU PARA ENTREGA', 'AGUARDANDO RETIRADA')";

    private ParcelLanes() {}

    /// For a filter with status or phase. Each parcel is in one of three: with a rare status; open, with a common one; with
    /// `ENTREGUE`. A walk begins only if some parcel has a status that it can meet.
    static String byStatus(ParcelFilter filter) {
        return dated(
                """
                WITH wanted AS MATERIALIZED (
                    SELECT s.status_rastreamento AS status
                      FROM resumo_status s
                     WHERE s.total_pacotes > 0%1$s
                ), found AS (
                    SELECT p.*
                      FROM wanted w
                     CROSS JOIN LATERAL (
                           SELECT %2$s
                             FROM pacotes p
                            WHERE (p.status_raro, p.id_pacote) > (w.status, :after)
                              AND p.status_raro <= w.status%3$s
                            ORDER BY p.status_raro, p.id_pacote
                            LIMIT :rows) p
                    UNION ALL
                    (SELECT %2$s
                       FROM pacotes p
                      WHERE p.data_entrega IS NULL
                        AND p.id_pacote > :after
                        AND p.status_atual = ANY (ARRAY(SELECT status FROM wanted WHERE status IN %4$s))%3$s
                        AND EXISTS (SELECT FROM wanted WHERE status IN %4$s)
                      ORDER BY p.id_pacote
                      LIMIT :rows)
                    UNION ALL
                    (SELECT %2$s
                       FROM pacotes p
                      WHERE p.id_pacote > :after
                        AND p.status_atual = 'ENTREGUE'%3$s
                        AND EXISTS (SELECT FROM wanted WHERE status = 'ENTREGUE')
                      ORDER BY p.id_pacote
                      LIMIT :rows)
                )
                SELECT * FROM found ORDER BY id_pacote LIMIT :rows
                """
                        .formatted(
                                filter.state("s.status_rastreamento", "s.fase"),
                                Parcel.COLUMNS,
                                filter.route("p"),
                                COMMON_WHILE_OPEN));
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

    /// For a filter with both: whether fewer parcels are looked at by route than by status. If routes and statuses have nothing to
    /// do with each other, so many have both; what has `:rows` of these in each lane or walk is looked at, at most all that it has.
    static String byRouteLooksAtFewer(ParcelFilter filter) {
        return """
        WITH routes AS (
            SELECT count(*) AS lanes, coalesce(sum(r.total_pacotes), 0) AS parcels
              FROM rotas r
             WHERE r.total_pacotes > 0%1$s
        ), states AS (
            SELECT coalesce(sum(s.total_pacotes), 0) AS parcels,
                   count(*) FILTER (WHERE rare) AS lanes,
                   coalesce(sum(s.total_pacotes) FILTER (WHERE rare), 0) AS in_lanes,
                   bool_or(s.status_rastreamento = 'ENTREGUE') AS walk_all,
                   bool_or(s.status_rastreamento IN %3$s) AS walk_open
              FROM (SELECT *, status_rastreamento <> 'ENTREGUE' AND status_rastreamento NOT IN %3$s AS rare
                      FROM resumo_status) s
             WHERE s.total_pacotes > 0%2$s
        ), shares AS (
            SELECT :rows / greatest(1, states.parcels * routes.parcels / greatest(1, total_pacotes)) AS page,
                   CASE WHEN walk_all THEN total_pacotes WHEN walk_open THEN total_pacotes - pacotes_entregues ELSE 0 END AS walked
              FROM resumo_geral, routes, states
        )
        SELECT routes.parcels * least(1, routes.lanes * page)
             < in_lanes * least(1, states.lanes * page) + walked * least(1, page)
          FROM routes, states, shares
        """
                .formatted(
                        filter.route("r"),
                        filter.state("s.status_rastreamento", "s.fase"),
                        COMMON_WHILE_OPEN);
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
