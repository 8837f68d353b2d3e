package br.rastreamento.dashboard.parcels;

import static org.assertj.core.api.Assertions.assertThat;

import br.rastreamento.dashboard.SharedDashboard;
import br.rastreamento.dashboard.StoredParcels;
import br.rastreamento.evento.StatusCatalog;
import br.rastreamento.evento.StatusPhase;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// A page is found along an index in its order, whatever it is filtered by: what few parcels are, what most are, and what
/// only the newest are, which a walk along the primary key meets last.
@ExtendWith(SharedDashboard.class)
class ParcelPlansTest {

    private static final int ROWS = 51;

    private final StoredParcels stored;

    ParcelPlansTest(StoredParcels stored) {
        this.stored = stored;
    }

    /// 20,000 parcels over 40 routes, the first 10,000 delivered, two of them with a later scan; the last 3 are alone in their
    /// status, the last 5 in their route.
    @BeforeEach
    void storeManyParcels() {
        stored.sql()
                .sql(
                        """
                        INSERT INTO pacotes (id_pacote, origem, destino, status_atual, fase_atual, data_entrega,
                                             data_primeiro_evento, data_ultimo_evento, parado_desde)
                        SELECT n, CASE WHEN n > 19995 THEN 'Rara' ELSE 'Origem ' || n % 8 END, 'Destino ' || n % 5,
                               status[1], CAST(status[2] AS fase_rastreamento),
                               CASE WHEN n <= 10000 THEN timestamptz '2025-01-01' END,
                               '2025-01-01', '2025-01-02', '2025-01-02'
                          FROM generate_series(1, 20000) n,
                               LATERAL (SELECT CASE WHEN n IN (5000, 7000) THEN ARRAY['POSTADO', 'POSTADO']
                                                    WHEN n <= 10000 THEN ARRAY['ENTREGUE', 'ENTREGUE']
                                                    WHEN n > 19997 THEN ARRAY['COLETADO', 'POSTADO']
                                                    WHEN n % 4 = 0 THEN ARRAY['EM TRÂNSITO', 'EM_TRANSITO']
                                                    ELSE ARRAY['POSTADO', 'POSTADO'] END AS status)
                        """)
                .update();
        stored.recount();
        stored.sql().sql("ANALYZE pacotes, resumo_status, resumo_rota").update();
    }

    @Test
    void withoutAFilterByTheKey() {
        String plan = plan(ParcelLanes.ALL, new ParcelFilter(null, null, null, null));

        assertThat(plan).contains("pacotes_pkey");
        assertThat(readFromParcels(plan)).isEqualTo(ROWS);
    }

    @Test
    void aRareStatusByItsOwnLane() {
        String plan = byStatus("COLETADO", null);

        assertThat(executed(plan))
                .contains("pacotes_por_status_raro")
                .doesNotContain("pacotes_pkey", "pacotes_abertos", "Seq Scan on pacotes");
        assertThat(readFromParcels(plan)).isEqualTo(3);
    }

    @Test
    void aCommonStatusAmongTheOpenOnesAndTheFewThatAreNot() {
        String plan = byStatus("POSTADO", null);

        assertThat(executed(plan))
                .contains("pacotes_por_status_raro", "pacotes_abertos")
                .doesNotContain("pacotes_pkey", "Seq Scan on pacotes");
        assertThat(readFromParcels(plan)).isEqualTo(ROWS + 16); // 16 of another status
    }

    @Test
    void deliveredOnesByTheKey() {
        String plan = byStatus("ENTREGUE", null);

        assertThat(executed(plan)).contains("pacotes_pkey").doesNotContain("pacotes_abertos");
        assertThat(readFromParcels(plan)).isEqualTo(ROWS);
    }

    @Test
    void aPhaseByTheLanesOfItsRareStatusesAndOneWalkForTheOthers() {
        String plan = byStatus(null, StatusPhase.POSTADO);

        assertThat(executed(plan)).doesNotContain("pacotes_pkey", "Seq Scan on pacotes");
        assertThat(readFromParcels(plan)).isEqualTo(3 + ROWS + 16);
    }

    @Test
    void aStatusThatNoParcelHasWithoutLookingAtAny() {
        for (String plan :
                List.of(
                        byStatus("DEVOLVIDO", StatusPhase.DEVOLUCAO),
                        byStatus("AGUARDANDO RETIRADA", null),
                        byStatus(null, StatusPhase.SAIU_PARA_ENTREGA))) {
            assertThat(plan.lines())
                    .filteredOn(line -> line.contains(" on pacotes "))
                    .isNotEmpty()
                    .allMatch(line -> line.contains("never executed"));
        }
    }

    /// What the statement takes for common is what the column takes for it (V9).
    @Test
    void theStatusesWithoutALaneAreThoseThatAreWalkedFor() {
        Set<String> statuses = new TreeSet<>(Set.of("ETIQUETA LIDA"));
        StatusCatalog.entries().forEach(entry -> statuses.add(entry.canonical()));
        stored.clear();
        long id = 0;
        for (String status : statuses) {
            stored.add(++id, "A", "B", StoredParcels.Event.of(status, "2025-01-01T00:00:00Z"));
        }

        assertThat(
                        stored.sql()
                                .sql(
                                        "SELECT status_atual FROM pacotes WHERE status_raro IS NULL ORDER BY status_atual IN %s, status_atual"
                                                .formatted(ParcelLanes.COMMON_WHILE_OPEN))
                                .query(String.class)
                                .list())
                .startsWith("ENTREGUE")
                .hasSize(1 + ParcelLanes.COMMON_WHILE_OPEN.split(",").length)
                .allMatch(status ->
                        status.equals("ENTREGUE")
                                || ParcelLanes.COMMON_WHILE_OPEN.contains("'" + status + "'"));
    }

    @Test
    void aRouteByItsOwnLane() {
        String plan = byRoute("Rara", "Destino 1");

        assertThat(plan)
                .contains("pacotes_por_rota")
                .doesNotContain("pacotes_pkey", "Seq Scan on pacotes");
        assertThat(readFromParcels(plan)).isEqualTo(1);
        assertThat(readFromParcels(byRoute("Origem 1", "Destino 1"))).isEqualTo(ROWS);
    }

    @Test
    void anOriginOrADestinationByTheLanesOfItsRoutes() {
        assertThat(readFromParcels(byRoute("Rara", null))).isEqualTo(5);
        assertThat(readFromParcels(byRoute("Origem 1", null))).isEqualTo(5 * ROWS);
        assertThat(readFromParcels(byRoute(null, "Destino 1"))).isEqualTo(8 * ROWS + 1);
        assertThat(byRoute(null, "Destino 1"))
                .doesNotContain("pacotes_pkey", "Seq Scan on pacotes");
    }

    @Test
    void aRouteAndAStatusByWhatLooksAtFewer() {
        assertThat(byRouteLooksAtFewer("POSTADO", "Rara")).isTrue();
        assertThat(byRouteLooksAtFewer("COLETADO", "Origem 1")).isFalse();
        assertThat(byRouteLooksAtFewer("ENTREGUE", "Rara")).isTrue();
        assertThat(byRouteLooksAtFewer("POSTADO", "Origem 1")).isFalse(); // one walk, not 5 lanes
        assertThat(byRouteLooksAtFewer("AGUARDANDO RETIRADA", "Origem 1")).isFalse(); // none
    }

    private boolean byRouteLooksAtFewer(String status, String origin) {
        ParcelFilter filter = new ParcelFilter(status, null, origin, null);
        return stored.sql()
                .sql(ParcelLanes.byRouteLooksAtFewer(filter))
                .param("rows", ROWS)
                .params(filter.values())
                .query(Boolean.class)
                .single();
    }

    private String byStatus(@Nullable String status, @Nullable StatusPhase phase) {
        ParcelFilter filter = new ParcelFilter(status, phase, null, null);
        return plan(ParcelLanes.byStatus(filter), filter);
    }

    private String byRoute(@Nullable String origin, @Nullable String destination) {
        ParcelFilter filter = new ParcelFilter(null, null, origin, destination);
        return plan(ParcelLanes.byRoute(filter), filter);
    }

    private String plan(String sql, ParcelFilter filter) {
        Map<String, Object> values = new HashMap<>(filter.values());
        values.put("after", 0L);
        values.put("rows", ROWS);
        return stored.plan(sql, values);
    }

    private static String executed(String plan) {
        return plan.lines()
                .filter(line -> !line.contains("never executed"))
                .collect(Collectors.joining("\n"));
    }

    /// What the scans of the table looked at, of all lanes together.
    private static long readFromParcels(String plan) {
        return StoredParcels.rowsLookedAt(plan, "pacotes");
    }
}
