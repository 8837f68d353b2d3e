package br.rastreamento.dashboard.parcels;

import br.rastreamento.dashboard.database.AnswerRows;
import br.rastreamento.dashboard.web.PageCursor;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Reads a page by id: rows that change between pages are neither skipped nor shown twice.
@Repository
class ParcelPageQuery {

    /// Parcels on the largest page that is looked for nearby: those next to each other hardly ever fill a larger one.
    private static final int MOST_NEARBY = 200;

    private final JdbcClient database;

    ParcelPageQuery(JdbcClient database) {
        this.database = database;
    }

    /// @param after the page starts behind this id; 0 for the first page
    /// @param limit greatest number of parcels on the page
    ParcelPage page(ParcelFilter filter, long after, int limit) {
        if (limit <= MOST_NEARBY && filter.wantsOnlyOneEndOfARoute()) {
            ParcelPage nearby = page(ParcelLanes.nearby(filter), filter, after, limit);
            if (nearby.proximoCursor() != null) {
                return nearby;
            }
        }
        return page(lanes(filter).page(filter), filter, after, limit);
    }

    private ParcelPage page(String sql, ParcelFilter filter, long after, int limit) {
        // One row more than the page tells whether there is a next one.
        return database.sql(sql)
                .param("after", after)
                .param("rows", limit + 1)
                .params(filter.values())
                .query(rows -> {
                    return read(rows, filter, limit);
                });
    }

    private static ParcelPage read(ResultSet rows, ParcelFilter filter, int limit)
            throws SQLException {
        Instant updated = AnswerRows.first(rows);
        List<Parcel> found = AnswerRows.joined(rows, "id_pacote", Parcel::read);
        if (found.size() <= limit) {
            return new ParcelPage(found, null, updated);
        }
        List<Parcel> page = found.subList(0, limit);
        String next = PageCursor.after(page.getLast().idPacote(), filter.key());
        return new ParcelPage(page, next, updated);
    }

    private ParcelLanes lanes(ParcelFilter filter) {
        List<ParcelLanes> serving = ParcelLanes.serving(filter);
        return serving.size() == 1 ? serving.getFirst() : fewest(serving, filter);
    }

    /// Decides only how the answer is found, so it may be of an earlier moment than the answer.
    private ParcelLanes fewest(List<ParcelLanes> lanes, ParcelFilter filter) {
        return lanes.get(
                database.sql(ParcelLanes.fewest(lanes, filter))
                        .params(filter.values())
                        .query(Integer.class)
                        .single());
    }
}
