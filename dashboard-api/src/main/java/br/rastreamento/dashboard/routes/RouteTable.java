package br.rastreamento.dashboard.routes;

import java.time.Instant;
import java.util.List;

/// All routes that have parcels, of one committed state (R6). Immutable.
///
/// @param updated when the last batch that changed a figure was written
public record RouteTable(List<Route> routes, Instant updated) {

    public RouteTable {
        routes = List.copyOf(routes);
    }
}
