package br.rastreamento.dashboard.stalled;

import static org.assertj.core.api.Assertions.assertThat;

import br.rastreamento.dashboard.SharedDashboard;
import br.rastreamento.dashboard.StoredParcels;
import br.rastreamento.evento.StatusPhase;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// How many parcels are looked at for a page, beside those that are counted.
@ExtendWith(SharedDashboard.class)
class StalledPlansTest {

    private static final int ROWS = 51;
    private static final StalledFilter ALL = new StalledFilter(Criterion.DIAS, 5, null, null, null);

    private final StoredParcels stored;

    StalledPlansTest(StoredParcels stored) {
        this.stored = stored;
    }

    /// 20,000, of which 15,000 are not delivered and 5,000 of these silent, with bounds that are up to date.
    @BeforeEach
    void storeManyParcels() {
        stored.sql()
                .sql(
                        """
                        INSERT INTO pacotes (id_pacote, origem, destino, status_atual, fase_atual, data_entrega,
                                             data_primeiro_evento, data_ultimo_evento, parado_desde)
                        SELECT n, 'A', 'B', 'POSTADO', 'POSTADO', CASE WHEN n > 15000 THEN t END, timestamptz '2025-01-01', t, t
                          FROM generate_series(1, 20000) n,
                               LATERAL (SELECT now() - CASE WHEN n <= 5000 OR n > 15000 THEN interval '20 days' ELSE interval '4 days' END
                                               + n * interval '1 second' AS t)
                        """)
                .update();
        stored.sql().sql("ANALYZE pacotes").update();
    }

    @Test
    void asManyAsAreShownAndAsManyToKnowWhereThePageEnds() {
        String plan = byDays(ALL, null);

        assertThat(plan)
                .contains("pacotes_parados")
                .doesNotContain("pacotes_abertos", "pacotes_pkey", "Seq Scan on pacotes");
        assertThat(lookedAt(plan)).isEqualTo(2 * ROWS);
    }

    @Test
    void alsoThoseBeforeTheCursor() {
        assertThat(lookedAt(byDays(ALL, 1_000L))).isEqualTo(1_000 + 2 * ROWS);
    }

    @Test
    void fewMoreWhereFewBoundsAreStale() {
        stored.sql()
                .sql(
                        "UPDATE pacotes SET parado_desde = parado_desde - interval '100 days' WHERE id_pacote % 100 = 0 AND id_pacote <= 5000")
                .update();

        assertThat(lookedAt(byDays(ALL, null))).isEqualTo(2 * (50 + ROWS));
    }

    @Test
    void thoseThatMayBeSilentWhereAllBoundsAreStale() {
        stored.sql().sql("UPDATE pacotes SET parado_desde = '-infinity'").update();

        assertThat(lookedAt(byDays(ALL, null))).isEqualTo(15_000 + 100 * ROWS);
    }

    @Test
    void thoseThatAreSilentForAFilterThatFewMeet() {
        assertThat(
                        lookedAt(
                                byDays(
                                        new StalledFilter(
                                                Criterion.DIAS,
                                                5,
                                                null,
                                                null,
                                                StatusPhase.DEVOLUCAO),
                                        null)))
                .isEqualTo(2 * 5_000);
    }

    @Test
    void alongTheSameIndexByRoute() {
        StalledFilter filter = new StalledFilter(Criterion.ROTA, 0, null, null, null);
        Map<String, Object> values = values(filter, null);
        values.put("limits", "{\"A\\u0001B\": 432000}");
        values.put("least", 432_000L);
        String plan = stored.plan(StalledSql.byRoute(filter, false), values);

        assertThat(plan)
                .contains("pacotes_parados")
                .doesNotContain("pacotes_abertos", "pacotes_pkey", "Seq Scan on pacotes");
        assertThat(lookedAt(plan)).isEqualTo(2 * ROWS);
    }

    private static long lookedAt(String plan) {
        return StoredParcels.rowsLookedAt(plan, "pacotes");
    }

    private String byDays(StalledFilter filter, @Nullable Long after) {
        Map<String, Object> values = values(filter, after);
        values.put("hours", 120);
        return stored.plan(StalledSql.byDays(filter, after != null), values);
    }

    private Map<String, Object> values(StalledFilter filter, @Nullable Long after) {
        Map<String, Object> values = new HashMap<>(filter.values());
        values.put("rows", ROWS);
        values.put("counted", 0);
        if (after != null) {
            values.put(
                    "last_event",
                    stored.sql()
                            .sql("SELECT data_ultimo_evento FROM pacotes WHERE id_pacote = :id")
                            .param("id", after)
                            .query(OffsetDateTime.class)
                            .single());
            values.put("last_parcel", after);
        }
        return values;
    }
}
