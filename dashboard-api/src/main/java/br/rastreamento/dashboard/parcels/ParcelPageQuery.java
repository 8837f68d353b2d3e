package br.rastreamento.dashboard.parcels;

import br.rastreamento.dashboard.web.PageCursor;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

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

    // Read along the primary key from the last id on: each page costs the same, and rows that
    // change between pages
    // are neither skipped nor shown twice. Only the filters in use are in the text, so that the
    // planner sees them.
    // There is no index on the filtered columns: it would cost the writer 38 %.
    static String sql(ParcelFilter filter) {
        return """
        SELECT %s
          FROM pacotes p
         WHERE p.id_pacote > :after %s
         ORDER BY p.id_pacote
         LIMIT :rows
        """
                .formatted(Parcel.COLUMNS, filter.conditions());
    }
}
