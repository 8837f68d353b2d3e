package br.rastreamento.dashboard.stalled;

import br.rastreamento.dashboard.database.Recent;
import br.rastreamento.dashboard.database.RecentSettings;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Pages of stalled parcels. Those by route are a comparison for each parcel that is silent for long, so the head of their list
/// is kept for a moment, as the routes are that they are compared with. Thread-safe.
@Component
class StalledPages {

    /// What is behind them is read page by page.
    private static final int MOST_KEPT = 2_000;

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
        return filter.criterion() == Criterion.ROTA
                ? part(byRoute.value(), filter, after, limit, counting)
                        .orElseGet(() -> query.page(filter, after, limit, counting))
                : query.page(filter, after, limit, counting);
    }

    /// The page out of the head of the list, or of the whole list; none where more of it has to be known.
    static Optional<StalledPage> part(
            StalledPage head,
            StalledFilter filter,
            @Nullable StalledPosition after,
            int limit,
            boolean counting) {
        List<StalledParcel> wanted =
                head.pacotes().stream().filter(parcel -> filter.accepts(parcel.parcel())).toList();
        List<StalledParcel> rest =
                after == null
                        ? wanted
                        : wanted.stream()
                                .filter(parcel ->
                                        StalledPosition.of(parcel.parcel()).compareTo(after) > 0)
                                .toList();
        boolean whole = head.proximoCursor() == null;
        boolean enough =
                rest.size() > limit && (!counting || wanted.size() > StalledPage.MOST_COUNTED);
        return whole || enough
                ? Optional.of(
                        StalledPage.of(rest, filter, limit, wanted.size(), head.atualizadoEm()))
                : Optional.empty();
    }
}
