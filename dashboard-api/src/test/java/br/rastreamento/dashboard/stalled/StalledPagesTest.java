package br.rastreamento.dashboard.stalled;

import static org.assertj.core.api.Assertions.assertThat;

import br.rastreamento.dashboard.Dashboard;
import br.rastreamento.dashboard.SharedDashboard;
import br.rastreamento.dashboard.StoredParcels;
import br.rastreamento.dashboard.StoredParcels.Event;
import br.rastreamento.dashboard.web.PageCursor;
import br.rastreamento.evento.StatusPhase;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// A page is the same whether it is made of what is kept or read from the database.
@ExtendWith(SharedDashboard.class)
class StalledPagesTest {

    private static final List<StalledFilter> FILTERS =
            List.of(
                    StalledFilter.BY_ROUTE,
                    new StalledFilter(Criterion.ROTA, 0, "A", null, null),
                    new StalledFilter(Criterion.ROTA, 0, null, "C", null),
                    new StalledFilter(Criterion.ROTA, 0, "A", "B", StatusPhase.EXCECAO),
                    new StalledFilter(Criterion.ROTA, 0, null, null, StatusPhase.POSTADO),
                    new StalledFilter(Criterion.ROTA, 0, "Z", null, null));

    private final StalledQuery query;
    private final StoredParcels stored;

    StalledPagesTest(Dashboard dashboard, StoredParcels stored) {
        this.query = dashboard.context().getBean(StalledQuery.class);
        this.stored = stored;
    }

    /// On each of three routes 20 deliveries within a day, and seven parcels that are silent, some of them since the same moment.
    @BeforeEach
    void storeSome() {
        Instant now = Instant.now();
        long id = 1;
        for (String route : List.of("AB", "AC", "XC")) {
            String origin = route.substring(0, 1);
            String destination = route.substring(1);
            for (int i = 0; i < 20; i++) {
                stored.add(
                        id++,
                        origin,
                        destination,
                        Event.of("POSTADO", "2025-01-01T00:00:00Z"),
                        Event.of("ENTREGUE", "2025-01-02T00:00:00Z"));
            }
            for (int i = 0; i < 7; i++) {
                stored.add(
                        id++,
                        origin,
                        destination,
                        new Event(
                                i % 3 == 0 ? "EXTRAVIADO" : "POSTADO",
                                now.minus(Duration.ofDays(3 + i / 2))));
            }
        }
        stored.recount();
    }

    @Test
    void areTheSameKeptAndRead() {
        StalledPage all = query.page(StalledFilter.BY_ROUTE, null, 1_000, false);
        assertThat(all.pacotes()).hasSize(21);
        for (StalledFilter filter : FILTERS) {
            StalledPosition after = null;
            String cursor;
            do {
                StalledPage read = query.page(filter, after, 4, true);
                StalledPage kept = StalledPages.part(all, filter, after, 4, true).orElseThrow();

                assertThat(ids(kept)).as(filter.key()).isEqualTo(ids(read));
                assertThat(kept.total()).isEqualTo(read.total());
                assertThat(kept.totalExato()).isEqualTo(read.totalExato());
                assertThat(kept.atualizadoEm()).isEqualTo(read.atualizadoEm());
                cursor = read.proximoCursor();
                assertThat(kept.proximoCursor()).isEqualTo(cursor);
                after =
                        cursor == null
                                ? null
                                : StalledPosition.of(PageCursor.key(cursor, filter.key()));
            } while (cursor != null);
        }
    }

    @Test
    void comeFromTheHeadOfTheListWhereThatIsEnough() {
        StalledPage head = query.page(StalledFilter.BY_ROUTE, null, 10, false);
        StalledPosition fifth = StalledPosition.of(head.pacotes().get(4).parcel());
        StalledPosition sixth = StalledPosition.of(head.pacotes().get(5).parcel());

        assertThat(StalledPages.part(head, StalledFilter.BY_ROUTE, fifth, 4, false))
                .hasValueSatisfying(page ->
                        assertThat(ids(page))
                                .isEqualTo(
                                        ids(query.page(StalledFilter.BY_ROUTE, fifth, 4, false))));
        assertThat(StalledPages.part(head, StalledFilter.BY_ROUTE, sixth, 4, false))
                .as("whether there is a next page is not known")
                .isEmpty();
        assertThat(StalledPages.part(head, StalledFilter.BY_ROUTE, null, 4, true))
                .as("how many there are is not known")
                .isEmpty();
    }

    @Test
    void theHeadCountsForAllWhereItIsLongerThanIsCounted() {
        for (long id = 10_000; id < 10_000 + StalledPage.MOST_COUNTED; id++) {
            stored.add(id, "A", "B", new Event("POSTADO", Instant.now().minus(Duration.ofDays(9))));
        }
        stored.recount();
        StalledPage head =
                query.page(StalledFilter.BY_ROUTE, null, StalledPage.MOST_COUNTED + 5, false);
        StalledPage read = query.page(StalledFilter.BY_ROUTE, null, 4, true);

        StalledPage kept =
                StalledPages.part(head, StalledFilter.BY_ROUTE, null, 4, true).orElseThrow();

        assertThat(ids(kept)).isEqualTo(ids(read));
        assertThat(kept.total()).isEqualTo(read.total()).isEqualTo(StalledPage.MOST_COUNTED);
        assertThat(kept.totalExato()).isEqualTo(read.totalExato()).isFalse();
    }

    private static List<Long> ids(StalledPage page) {
        return page.pacotes().stream().map(parcel -> parcel.parcel().idPacote()).toList();
    }
}
