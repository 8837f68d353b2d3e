package br.rastreamento.dashboard.parcels;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/// The ways to the parcels after an id, in ascending order, each with `atualizado_em`. Those that share a status, or a route, are
/// a lane with an index in this order, and so are those that had an exception: the first rows of each lane that the filter
/// wants are merged, so a page reads no more than its rows times the lanes, however rare or common these parcels are. Which
/// lanes there are, the summaries of statuses and routes tell (R6), or for a destination the index by route.
///
/// Within a lane the index is named by its own order and by comparing rows: with `=` the planner would be free to walk the
/// primary key and to look for the lane there.
///
/// By one end of a route alone, up to 2,000 parcels along the key are looked through first ([#nearby]).
enum ParcelLanes {

    /// A lane for each route of the origin or destination that is wanted, often dozens. So a few rows of each are read, and
    /// more only of those lanes whose last one is still among the first of all.
    BY_ROUTE {
        @Override
        boolean serves(ParcelFilter filter) {
            return filter.hasRoute();
        }

        @Override
        String size(ParcelFilter filter) {
            return "(SELECT coalesce(sum(total_pacotes), 0) FROM rotas r WHERE true%s)"
                    .formatted(filter.route("r"));
        }

        @Override
        String page(ParcelFilter filter) {
            return merged(
                    """
                    WITH RECURSIVE rota AS (%1$s),
                         few (rows) AS (SELECT least(:rows, 2 * :rows / greatest(count(*), 1) + 2) FROM rota),
                         lane AS MATERIALIZED (
                            SELECT r.*, l.ids, l.ids[few.rows] AS last
                              FROM rota r
                             CROSS JOIN few
                             CROSS JOIN LATERAL (
                                   SELECT array_agg(id_pacote ORDER BY id_pacote) AS ids
                                     FROM (%2$s
                                            LIMIT few.rows) l) l),
                         head AS MATERIALIZED (
                            SELECT id_pacote
                              FROM lane
                             CROSS JOIN LATERAL unnest(ids) AS id_pacote
                             ORDER BY id_pacote
                             LIMIT :rows)
                    SELECT id_pacote
                      FROM head
                     UNION ALL
                    SELECT l.id_pacote
                      FROM lane r
                     CROSS JOIN LATERAL (%3$s
                            LIMIT :rows) l
                     WHERE r.last < (SELECT CASE WHEN count(*) = :rows THEN max(id_pacote) ELSE %4$d END FROM head)
                    """
                            .formatted(
                                    ParcelRoutes.of(filter),
                                    behind(":after", filter),
                                    behind("r.last", filter),
                                    Long.MAX_VALUE));
        }

        private static String behind(String after, ParcelFilter filter) {
            return """
            SELECT p.id_pacote
              FROM pacotes p
             WHERE (p.origem, p.destino, p.id_pacote) > (r.origem, r.destino, %s)
               AND (p.origem, p.destino) <= (r.origem, r.destino)%s%s
             ORDER BY p.origem, p.destino, p.id_pacote\
            """
                    .formatted(
                            after,
                            filter.exception(),
                            filter.state("p.status_atual", "p.fase_atual"));
        }
    },

    /// A lane for each status that is wanted. A phase has a dozen, `DESCONHECIDO` as many as were sent.
    BY_STATUS {
        @Override
        boolean serves(ParcelFilter filter) {
            return filter.hasState();
        }

        @Override
        String size(ParcelFilter filter) {
            return "(SELECT coalesce(sum(total_pacotes), 0) FROM resumo_status WHERE true%s)"
                    .formatted(filter.state("status_rastreamento", "fase"));
        }

        @Override
        String page(ParcelFilter filter) {
            return merged(
                    """
                    SELECT l.id_pacote
                      FROM resumo_status s
                     CROSS JOIN LATERAL (
                           SELECT p.id_pacote
                             FROM pacotes p
                            WHERE (p.status_atual, p.id_pacote) > (s.status_rastreamento, :after)
                              AND p.status_atual <= s.status_rastreamento%s%s
                            ORDER BY p.status_atual, p.id_pacote
                            LIMIT :rows) l
                     WHERE s.total_pacotes > 0%s
                    """
                            .formatted(
                                    filter.exception(),
                                    filter.route("p"),
                                    filter.state("s.status_rastreamento", "s.fase")));
        }
    },

    /// The parcels that ever had an exception.
    BY_EXCEPTION {
        @Override
        boolean serves(ParcelFilter filter) {
            return filter.wantsExceptions();
        }

        @Override
        String size(ParcelFilter filter) {
            return "(SELECT pacotes_com_excecao FROM resumo_geral)";
        }

        @Override
        String page(ParcelFilter filter) {
            return alongTheKey(ALL_PARCELS, filter);
        }
    },

    /// All parcels, for a filter that most of them pass.
    ALL {
        @Override
        boolean serves(ParcelFilter filter) {
            return !filter.hasRoute() && !filter.hasState() && !filter.wantsExceptions();
        }

        @Override
        String size(ParcelFilter filter) {
            return "(SELECT total_pacotes FROM resumo_geral)";
        }

        @Override
        String page(ParcelFilter filter) {
            return alongTheKey(ALL_PARCELS, filter);
        }
    };

    private static final String ALL_PARCELS = "pacotes";

    private static final String NEXT_PARCELS =
            "(SELECT * FROM pacotes WHERE id_pacote > :after ORDER BY id_pacote LIMIT 2000)";

    /// Whether these lanes are made for such a filter, and lead to all of its parcels.
    abstract boolean serves(ParcelFilter filter);

    /// SQL: how many parcels are in these lanes. What is read to fill a page is at most that.
    abstract String size(ParcelFilter filter);

    /// SQL: the first `:rows` parcels of the filter behind the id `:after`.
    abstract String page(ParcelFilter filter);

    /// SQL: the same, but only of the next 2,000 parcels behind `:after`; what is read ends with the last row of the page. Where
    /// the filter wants a fortieth of all parcels, these usually hold a page of 50.
    static String nearby(ParcelFilter filter) {
        return alongTheKey(NEXT_PARCELS, filter);
    }

    /// Those that serve a filter; at least one.
    static List<ParcelLanes> serving(ParcelFilter filter) {
        return Arrays.stream(values()).filter(lanes -> lanes.serves(filter)).toList();
    }

    /// SQL: which of these has the fewest parcels, by its place in the list.
    static String fewest(List<ParcelLanes> lanes, ParcelFilter filter) {
        return """
        SELECT place - 1
          FROM unnest(ARRAY[%s]) WITH ORDINALITY AS size (parcels, place)
         ORDER BY parcels, place
         LIMIT 1
        """
                .formatted(
                        lanes.stream()
                                .map(each -> each.size(filter))
                                .collect(Collectors.joining(", ")));
    }

    private static String alongTheKey(String parcels, ParcelFilter filter) {
        return dated(
                """
                SELECT %s
                  FROM %s p
                 WHERE p.id_pacote > :after%s%s%s
                 ORDER BY p.id_pacote
                 LIMIT :rows
                """
                        .formatted(
                                Parcel.COLUMNS,
                                parcels,
                                filter.exception(),
                                filter.state("p.status_atual", "p.fase_atual"),
                                filter.route("p")));
    }

    // Of most of the ids only the index is read. The limit of one keeps the planner from
    // reading the whole table for the parcels of the page.
    private static String merged(String ids) {
        return dated(
                """
                SELECT p.*
                  FROM (%s
                         ORDER BY id_pacote
                         LIMIT :rows) i
                 CROSS JOIN LATERAL (
                       SELECT %s
                         FROM pacotes p
                        WHERE p.id_pacote = i.id_pacote
                        LIMIT 1) p
                """
                        .formatted(ids, Parcel.COLUMNS));
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
