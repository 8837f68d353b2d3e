package br.rastreamento.dashboard.stalled;

import br.rastreamento.dashboard.parcels.Parcel;

/// SQL for one page and the count of all, in one statement, so of one snapshot (R6).
///
/// The index has no latest event but a lower bound of it, `parado_desde`, as the latest event itself would cost the writer too
/// much (decision 0038). Whoever is silent for long has a bound from before that, so all are found by their bound, and their
/// latest event decides. It does not matter how old bounds are, except for how many parcels are looked at in vain.
///
/// What is last on the page cannot be later than what is last of as many parcels whose bound is their latest event: these are
/// `:rows` that belong on it or before it. The index ends there. It does not begin at the cursor: a parcel whose latest
/// event lies behind it may have its bound anywhere before.
final class StalledSql {

    /// Where the page ends is looked for among so many times its rows. If fewer than one in so many belong to the list, by a bound
    /// that is up to date, there is no end, and all are read once, not twice.
    private static final int LOOKED_AT = 100;

    private static final String ALL = Long.toString(Long.MAX_VALUE);

    // Looked up in a JSON object by binary search: a join would lose the order of the index, and
    // all parcels would be read to sort them. The sub-select reads the object once.
    private static final String LONGER_THAN_ITS_ROUTE_ALLOWS =
            """
             AND p.data_ultimo_evento < now() - interval '1 second' * CAST(
                (SELECT CAST(:limits AS jsonb)) ->> (p.origem || chr(1) || p.destino) AS bigint)\
            """;

    private StalledSql() {}

    /// For more than `:hours`.
    static String byDays(StalledFilter filter, boolean continued) {
        return page("now() - :hours * interval '1 hour'", "", filter, continued);
    }

    /// For more than the limit of the parcel's route: `:limits` is the JSON of [RouteLimits#secondsByRoute], `:least` the least.
    static String byRoute(StalledFilter filter, boolean continued) {
        return page(
                "now() - :least * interval '1 second'",
                LONGER_THAN_ITS_ROUTE_ALLOWS,
                filter,
                continued);
    }

    private static String page(
            String before, String silent, StalledFilter filter, boolean continued) {
        String are = "p.data_ultimo_evento < %s%s%s".formatted(before, silent, filter.conditions());
        return """
        SELECT g.atualizado_em, now() AS agora, t.total, p.*
          FROM resumo_geral g
         CROSS JOIN (SELECT count(*) AS total
                       FROM (SELECT FROM %4$s WHERE %2$s LIMIT :counted) counted) t
          LEFT JOIN (SELECT %1$s
                       FROM %5$s
                      WHERE %2$s%3$s
                      ORDER BY p.data_ultimo_evento, p.id_pacote
                      LIMIT :rows) p ON true
         ORDER BY p.data_ultimo_evento, p.id_pacote
        """
                .formatted(
                        Parcel.COLUMNS,
                        are,
                        continued ? behindTheCursor("data_ultimo_evento") : "",
                        walk(before, "", ALL),
                        walk(before, upToTheEnd(before, are, continued), ALL));
    }

    private static String upToTheEnd(String before, String are, boolean continued) {
        return """
         AND p.parado_desde <= coalesce((
                SELECT p.parado_desde
                  FROM %s
                 WHERE %s AND p.parado_desde = p.data_ultimo_evento
                 ORDER BY p.parado_desde
                OFFSET :rows - 1 LIMIT 1), 'infinity')\
        """
                .formatted(
                        walk(
                                before,
                                continued ? behindTheCursor("parado_desde") : "",
                                ":rows * " + LOOKED_AT),
                        are);
    }

    /// Parcels by their bounds, as alias `p`.
    private static String walk(String before, String conditions, String limit) {
        return """
        (SELECT * FROM pacotes p
           WHERE p.data_entrega IS NULL AND p.parado_desde < %s%s
           ORDER BY p.parado_desde, p.id_pacote
           LIMIT (SELECT %s)) p\
        """
                .formatted(before, conditions, limit);
    }

    private static String behindTheCursor(String column) {
        return " AND (p.%s, p.id_pacote) > (:last_event, :last_parcel)".formatted(column);
    }
}
