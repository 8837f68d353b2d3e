package br.rastreamento.dashboard.routes;

import br.rastreamento.dashboard.database.Recent;
import br.rastreamento.dashboard.database.RecentSettings;
import org.springframework.stereotype.Component;

/// Keeps the table of routes for a moment: thousands of counts make it, and whoever watches asks for it in several orders
/// and pages. Thread-safe.
@Component
public class RecentRoutes {

    private final Recent<RouteTable> recent;

    RecentRoutes(RoutesQuery query, RecentSettings settings) {
        recent = new Recent<>(query::current, settings, "routes");
    }

    /// All routes as they were at most [RecentSettings#keep] ago.
    public RouteTable table() {
        return recent.value();
    }
}
