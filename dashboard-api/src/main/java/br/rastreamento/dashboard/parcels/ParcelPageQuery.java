package br.rastreamento.dashboard.parcels;

import br.rastreamento.dashboard.web.PageCursor;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Reads a page by id: rows that change between pages are neither skipped nor shown twice.
@Repository
class ParcelPageQuery {

    private final JdbcClient database;

    ParcelPageQuery(JdbcClient database) {
        this.database = database;
    }

    /// @param after the page starts behind this id; 0 for the first page
    /// @param limit greatest number of parcels on the page
    ParcelPage page(ParcelFilter filter, long after, int limit) {
        // One row more than the page tells whether there is a next one.
        List<Parcel> found =
                database.sql(sql(filter))
                        .param("after", after)
                        .param("rows", limit + 1)
                        .params(filter.values())
                        .query((row, _) -> Parcel.read(row))
                        .list();
        if (found.size() <= limit) {
            return new ParcelPage(found, null);
        }
        List<Parcel> page = found.subList(0, limit);
        return new ParcelPage(page, PageCursor.after(page.getLast().idPacote(), filter.key()));
    }

    private String sql(ParcelFilter filter) {
        if (filter.hasRoute() && (!filter.hasState() || routesHaveFewer(filter))) {
            return ParcelLanes.byRoute(filter);
        }
        return filter.hasState() ? ParcelLanes.byStatus(filter) : ParcelLanes.ALL;
    }

    /// Decides only how the answer is found, so it may be of an earlier moment than the answer.
    private boolean routesHaveFewer(ParcelFilter filter) {
        return database.sql(ParcelLanes.routesHaveFewer(filter))
                .params(filter.values())
                .query(Boolean.class)
                .single();
    }
}
