package br.rastreamento.dashboard.stalled;

import br.rastreamento.dashboard.database.Recent;
import br.rastreamento.dashboard.database.RecentSettings;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Pages of stalled parcels. Those by route are a comparison for each parcel that is silent for long, so they are kept for a
/// moment, as the routes are that they are compared with. Thread-safe.
@Component
class StalledPages {

    /// More are not kept, but read page by page.
    private static final int MOST_KEPT = 10_000;

    private final StalledQuery query;
    private final Recent<StalledPage> byRoute;

    StalledPages(StalledQuery query, RecentSettings settings) {
        this.query = query;
        this.byRoute =
                new Recent<>(
                        () -> query.page(StalledFilter.BY_ROUTE, null, MOST_KEPT, false),
                        settings,
                        "stalled");
    }

    /// As [StalledQuery#page].
    StalledPage page(
            StalledFilter filter, @Nullable StalledPosition after, int limit, boolean counting) {
        if (filter.criterion() == Criterion.ROTA) {
            StalledPage all = byRoute.value();
            if (all.proximoCursor() == null) {
                return part(all, filter, after, limit);
            }
        }
        return query.page(filter, after, limit, counting);
    }

    static StalledPage part(
            StalledPage all, StalledFilter filter, @Nullable StalledPosition after, int limit) {
        List<StalledParcel> wanted =
                all.pacotes().stream().filter(parcel -> filter.accepts(parcel.parcel())).toList();
        List<StalledParcel> rest =
                after == null
                        ? wanted
                        : wanted.stream()
                                .filter(parcel ->
                                        StalledPosition.of(parcel.parcel()).compareTo(after) > 0)
                                .toList();
        return StalledPage.of(rest, filter, limit, wanted.size(), all.atualizadoEm());
    }
}
