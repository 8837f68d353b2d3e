package br.rastreamento.dashboard.routes;

import br.rastreamento.dashboard.deliverytimes.DeliveryTime;
import org.jspecify.annotations.Nullable;

/// By what routes are ranked, the greatest first. The names are those of the parameter `ordem`.
enum RouteOrder {
    VOLUME,
    P50,
    P90,
    EXCECOES;

    /// Where a route stands.
    RouteRank rank(Route route) {
        long figure =
                switch (this) {
                    case VOLUME -> route.totalPacotes();
                    case P50 -> seconds(route.tempos().p50());
                    case P90 -> seconds(route.tempos().p90());
                    case EXCECOES -> route.pacotesComExcecao();
                };
        return new RouteRank(figure, route.origem(), route.destino());
    }

    // Without deliveries a route comes after all others.
    private static long seconds(@Nullable DeliveryTime time) {
        return time == null ? -1 : time.segundos();
    }
}
