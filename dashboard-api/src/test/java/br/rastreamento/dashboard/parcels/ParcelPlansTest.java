package br.rastreamento.dashboard.parcels;

import static org.assertj.core.api.Assertions.assertThat;

import br.rastreamento.dashboard.SharedDashboard;
import br.rastreamento.dashboard.StoredParcels;
import br.rastreamento.evento.StatusPhase;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// A page is found along an index in its order, whatever it is filtered by: what few parcels are, what most are, and what
/// only the newest are, which a walk along the primary key meets last.
@ExtendWith(SharedDashboard.class)
class ParcelPlansTest {

    private static final int ROWS = 51;
    private static final Pattern READ = Pattern.compile("rows=([0-9.]+) loops=([0-9]+)");

    private final StoredParcels stored;

    ParcelPlansTest(StoredParcels stored) {
        this.stored = stored;
    }

    /// 20,000 parcels over 40 routes; the last 3 are alone in their status, the last 5 in their route; 2 had an exception.
    @BeforeEach
    void storeManyParcels() {
        stored.sql()
                .sql(
                        """
                        INSERT INTO pacotes (id_pacote, origem, destino, status_atual, fase_atual,
                                             data_primeiro_evento, data_ultimo_evento, teve_excecao)
                        SELECT n, CASE WHEN n > 19995 THEN 'Rara' ELSE 'Origem ' || n % 8 END, 'Destino ' || n % 5,
                               CASE WHEN n > 19997 THEN 'COLETADO' WHEN n % 4 = 0 THEN 'EM TRÂNSITO' ELSE 'POSTADO' END,
                               CAST(CASE WHEN n <= 19997 AND n % 4 = 0 THEN 'EM_TRANSITO' ELSE 'POSTADO' END AS fase_rastreamento),
                               '2025-01-01', '2025-01-02', n IN (10000, 20000)
                          FROM generate_series(1, 20000) n
                        """)
                .update();
        stored.recount();
        stored.sql().sql("ANALYZE pacotes, resumo_status, resumo_rota").update();
    }

    @Test
    void withoutAFilterByTheKey() {
        String plan = plan(ParcelLanes.ALL, new ParcelFilter(null, null, null, null, null));

        assertThat(byKey(plan)).isEqualTo(ROWS);
        assertThat(byLane(plan)).isZero();
    }

    @Test
    void aRareStatusByItsOwnLane() {
        String plan = byStatus("COLETADO", null);

        assertThat(plan).contains("pacotes_por_status").doesNotContain("Seq Scan on pacotes");
        assertThat(byLane(plan)).isEqualTo(3);
        assertThat(byKey(plan)).as("the page").isEqualTo(3);
    }

    @Test
    void aCommonStatusByItsOwnLane() {
        String plan = byStatus("POSTADO", null);

        assertThat(byLane(plan)).isEqualTo(ROWS);
        assertThat(byKey(plan)).as("the page").isEqualTo(ROWS);
    }

    @Test
    void aPhaseByTheLanesOfItsStatuses() {
        String plan = byStatus(null, StatusPhase.POSTADO);

        assertThat(plan).contains("pacotes_por_status").doesNotContain("Seq Scan on pacotes");
        assertThat(byLane(plan)).isEqualTo(ROWS + 3);
        assertThat(byKey(plan)).as("the page").isEqualTo(ROWS);
    }

    @Test
    void aStatusThatNoParcelHasWithoutLookingAtAny() {
        assertThat(byStatus("DEVOLVIDO", StatusPhase.DEVOLUCAO).lines())
                .filteredOn(line -> line.contains(" on pacotes "))
                .isNotEmpty()
                .allMatch(line -> line.contains("never executed"));
    }

    @Test
    void aRouteByItsOwnLane() {
        String plan = byRoute("Rara", "Destino 1");

        assertThat(plan).contains("pacotes_por_rota").doesNotContain("Seq Scan on pacotes");
        assertThat(byLane(plan)).isEqualTo(1);
        assertThat(byLane(byRoute("Origem 1", "Destino 1"))).isEqualTo(ROWS);
    }

    @Test
    void anOriginOrADestinationByTheLanesOfItsRoutes() {
        // Twice a lane's share of a page, and two; for a destination a step for each origin.
        assertThat(byLane(byRoute("Rara", null))).isEqualTo(5);
        assertThat(byLane(byRoute("Origem 1", null))).isEqualTo(5 * (2 * ROWS / 5 + 2));
        String plan = byRoute(null, "Destino 1");
        assertThat(byLane(plan)).isEqualTo(8 * (2 * ROWS / 9 + 2) + 1 + 9);
        assertThat(byKey(plan)).as("the page").isEqualTo(ROWS);
        assertThat(plan).doesNotContain("Seq Scan on pacotes");
    }

    @Test
    void aCommonOriginOrDestinationAlongTheKey() {
        // One parcel of eight, one of five.
        assertThat(byKey(nearby("Origem 1", null))).isEqualTo(8 * (ROWS - 1) + 1);
        assertThat(byKey(nearby(null, "Destino 1"))).isEqualTo(5 * (ROWS - 1) + 1);
        assertThat(byKey(nearby("Rara", null))).as("2,000 and no more").isEqualTo(2_000);
    }

    @Test
    void alongTheKeyOnlyWhatIsOneEndOfARouteAndNothingRarer() {
        assertThat(
                        List.of(
                                new ParcelFilter("POSTADO", null, "Origem 1", null, null),
                                new ParcelFilter(null, null, "Origem 1", "Destino 1", null),
                                new ParcelFilter(null, null, "Origem 1", null, true),
                                new ParcelFilter(null, null, null, null, null)))
                .noneMatch(ParcelFilter::wantsOnlyOneEndOfARoute);
    }

    @Test
    void thoseThatHadAnExceptionByTheirOwnLane() {
        ParcelFilter filter = new ParcelFilter(null, null, null, null, true);

        String plan = plan(ParcelLanes.BY_EXCEPTION, filter);

        assertThat(plan)
                .contains("pacotes_com_excecao")
                .doesNotContain("pacotes_pkey", "Seq Scan on pacotes");
        assertThat(byLane(plan)).isEqualTo(2);
    }

    @Test
    void severalFiltersByTheFewestParcels() {
        assertThat(fewest(new ParcelFilter("POSTADO", null, "Rara", null, null)))
                .isEqualTo(ParcelLanes.BY_ROUTE);
        assertThat(fewest(new ParcelFilter("COLETADO", null, "Origem 1", null, null)))
                .isEqualTo(ParcelLanes.BY_STATUS);
        assertThat(fewest(new ParcelFilter("COLETADO", null, "Origem 1", null, true)))
                .isEqualTo(ParcelLanes.BY_EXCEPTION);
        assertThat(ParcelLanes.serving(new ParcelFilter(null, null, null, null, false)))
                .containsExactly(ParcelLanes.ALL);
    }

    private ParcelLanes fewest(ParcelFilter filter) {
        List<ParcelLanes> serving = ParcelLanes.serving(filter);
        return serving.get(
                stored.sql()
                        .sql(ParcelLanes.fewest(serving, filter))
                        .params(filter.values())
                        .query(Integer.class)
                        .single());
    }

    private String byStatus(@Nullable String status, @Nullable StatusPhase phase) {
        ParcelFilter filter = new ParcelFilter(status, phase, null, null, null);
        return plan(ParcelLanes.BY_STATUS, filter);
    }

    private String byRoute(@Nullable String origin, @Nullable String destination) {
        ParcelFilter filter = new ParcelFilter(null, null, origin, destination, null);
        return plan(ParcelLanes.BY_ROUTE, filter);
    }

    private String nearby(@Nullable String origin, @Nullable String destination) {
        ParcelFilter filter = new ParcelFilter(null, null, origin, destination, null);
        assertThat(filter.wantsOnlyOneEndOfARoute()).isTrue();
        return plan(ParcelLanes.nearby(filter), filter);
    }

    private String plan(ParcelLanes lanes, ParcelFilter filter) {
        return plan(lanes.page(filter), filter);
    }

    private String plan(String sql, ParcelFilter filter) {
        Map<String, Object> values = new HashMap<>(filter.values());
        values.put("after", 0L);
        values.put("rows", ROWS);
        return stored.plan(sql, values);
    }

    /// What the scans of the lanes brought, of all lanes together.
    private static long byLane(String plan) {
        return read(plan, line -> !line.contains("pacotes_pkey"));
    }

    /// What was read along the primary key, or of it.
    private static long byKey(String plan) {
        return read(plan, line -> line.contains("pacotes_pkey"));
    }

    private static long read(String plan, Predicate<String> scan) {
        return plan.lines()
                .filter(line -> line.contains(" on pacotes ") && !line.contains("never executed"))
                .filter(scan)
                .map(READ::matcher)
                .filter(Matcher::find)
                .mapToLong(read ->
                        Math.round(
                                Double.parseDouble(read.group(1)) * Long.parseLong(read.group(2))))
                .sum();
    }
}
