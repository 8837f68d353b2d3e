package br.rastreamento.dashboard.stalled;

import br.rastreamento.dashboard.database.AnswerRows;
import br.rastreamento.dashboard.parcels.Parcel;
import br.rastreamento.dashboard.routes.RecentRoutes;
import br.rastreamento.dashboard.routes.RouteTable;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/// Reads a page of parcels that nothing was heard of for long, along an index of those that are not delivered.
@Repository
class StalledQuery {

    private final JdbcClient database;
    private final RecentRoutes routes;
    private final JsonMapper json;

    StalledQuery(JdbcClient database, RecentRoutes routes, JsonMapper json) {
        this.database = database;
        this.routes = routes;
        this.json = json;
    }

    /// @param after the page starts behind this place; null for the first page
    /// @param limit greatest number of parcels on the page
    /// @param counting false: `total` is not wanted
    StalledPage page(
            StalledFilter filter, @Nullable StalledPosition after, int limit, boolean counting) {
        return switch (filter.criterion()) {
            case DIAS ->
                    page(
                            database.sql(StalledSql.byDays(filter, after != null))
                                    .param("hours", filter.days() * 24),
                            filter,
                            after,
                            limit,
                            counting);
            case ROTA -> byRoute(filter, after, limit, counting);
        };
    }

    // Without limits the statement would look at each parcel that is not delivered, in vain.
    private StalledPage byRoute(
            StalledFilter filter, @Nullable StalledPosition after, int limit, boolean counting) {
        RouteTable table = routes.table();
        RouteLimits limits = RouteLimits.of(table);
        if (limits.areNone()) {
            return StalledPage.none(table.updated());
        }
        return page(
                database.sql(StalledSql.byRoute(filter, after != null))
                        .param("limits", json.writeValueAsString(limits.secondsByRoute()))
                        .param("least", limits.leastSeconds()),
                filter,
                after,
                limit,
                counting);
    }

    private static StalledPage page(
            JdbcClient.StatementSpec statement,
            StalledFilter filter,
            @Nullable StalledPosition after,
            int limit,
            boolean counting) {
        if (after != null) {
            statement
                    .param("last_event", after.lastEvent().atOffset(ZoneOffset.UTC))
                    .param("last_parcel", after.parcel());
        }
        // One more tells whether there are more.
        return statement
                .params(filter.values())
                .param("rows", limit + 1)
                .param("counted", counting ? StalledPage.MOST_COUNTED + 1 : 0)
                .query(rows -> {
                    return read(rows, filter, limit);
                });
    }

    private static StalledPage read(ResultSet rows, StalledFilter filter, int limit)
            throws SQLException {
        Instant updated = AnswerRows.first(rows);
        Instant now = AnswerRows.instant(rows, "agora");
        long counted = rows.getLong("total");
        List<StalledParcel> found =
                AnswerRows.joined(
                        rows, "id_pacote", row -> StalledParcel.at(now, Parcel.read(row)));
        return StalledPage.of(found, filter, limit, counted, updated);
    }
}
