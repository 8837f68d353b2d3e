package br.rastreamento.dashboard.stalled;

import br.rastreamento.dashboard.routes.Route;
import br.rastreamento.dashboard.routes.RouteTable;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/// How long a parcel of each route may be silent: for as long as 95 % of the delivered ones took as a whole. Pure.
///
/// @param secondsByRoute without routes of fewer than [#LEAST_DELIVERIES]; names as [#name]
record RouteLimits(Map<String, Long> secondsByRoute) {

    /// Of fewer deliveries than this, the slowest 5 % is not even one.
    static final int LEAST_DELIVERIES = 20;

    /// No place has it: it is a control character.
    static final char BETWEEN = '\u0001';

    static RouteLimits of(RouteTable table) {
        Map<String, Long> seconds = new LinkedHashMap<>();
        for (Route route : table.routes()) {
            if (route.tempos().pacotesEntregues() >= LEAST_DELIVERIES) {
                seconds.put(name(route), Objects.requireNonNull(route.tempos().p95()).segundos());
            }
        }
        return new RouteLimits(seconds);
    }

    /// No route has enough deliveries, so no parcel is stalled.
    boolean areNone() {
        return secondsByRoute.isEmpty();
    }

    /// The smallest: no parcel is stalled before. Only where there are limits.
    long leastSeconds() {
        return Collections.min(secondsByRoute.values());
    }

    private static String name(Route route) {
        return route.origem() + BETWEEN + route.destino();
    }
}
