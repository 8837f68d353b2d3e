package br.rastreamento.dashboard.routes;

import br.rastreamento.dashboard.web.PageCursor;
import br.rastreamento.dashboard.web.Parameters;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Which routes to show, and in which order. Pure.
///
/// @param origem exactly, after cleaning; null: any; so is `destino`
record RouteSearch(RouteOrder order, @Nullable String origem, @Nullable String destino) {

    static RouteSearch of(
            @Nullable String order, @Nullable String origin, @Nullable String destination) {
        return new RouteSearch(
                Parameters.choice("ordem", order, RouteOrder.VOLUME),
                Parameters.place("origem", origin),
                Parameters.place("destino", destination));
    }

    /// All of them.
    List<Route> in(RouteTable table) {
        return table.routes().stream()
                .filter(route -> origem == null || origem.equals(route.origem()))
                .filter(route -> destino == null || destino.equals(route.destino()))
                .sorted(Comparator.comparing(order::rank))
                .toList();
    }

    /// Those of one page.
    ///
    /// @param cursor of the page before; null or empty for the first one
    RoutePage page(RouteTable table, @Nullable String cursor, int limit) {
        List<Route> all = in(table);
        int from = cursor == null || cursor.isEmpty() ? 0 : after(cursor, all);
        int to = Math.min(from + limit, all.size());
        String next =
                to == all.size()
                        ? null
                        : PageCursor.after(order.rank(all.get(to - 1)).key(), key());
        return new RoutePage(all.subList(from, to), all.size(), next, table.updated());
    }

    // A route may have moved since the page before, so its place is looked for, not itself.
    private int after(String cursor, List<Route> all) {
        RouteRank last = RouteRank.of(PageCursor.key(cursor, key()));
        return (int)
                all.stream().takeWhile(route -> order.rank(route).compareTo(last) <= 0).count();
    }

    private String key() {
        return "rotas\0%s\0%s\0%s".formatted(order, named(origem), named(destino));
    }

    // Absent is not the same as any text.
    private static String named(@Nullable String place) {
        return place == null ? "" : "=" + place;
    }
}
