package br.rastreamento.dashboard.stalled;

import static org.assertj.core.api.Assertions.assertThat;

import br.rastreamento.dashboard.Dashboard;
import br.rastreamento.dashboard.SharedDashboard;
import br.rastreamento.dashboard.StoredParcels;
import br.rastreamento.dashboard.StoredParcels.Event;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

@ExtendWith(SharedDashboard.class)
class StalledTest {

    private static final String PATH = "/api/v1/pacotes/parados";

    private final Instant now = Instant.now().truncatedTo(ChronoUnit.MICROS);
    private final Dashboard dashboard;
    private final StoredParcels stored;

    StalledTest(Dashboard dashboard, StoredParcels stored) {
        this.dashboard = dashboard;
        this.stored = stored;
    }

    @Test
    void areNoneBeforeTheFirstParcel() {
        assertThat(dashboard.get(PATH).body())
                .isEqualTo(
                        """
                        {"pacotes":[],"proximo_cursor":null,"total":0,"total_exato":true,"atualizado_em":"%s"}\
                        """
                                .formatted(stored.updated()));
    }

    @Test
    void haveTheFormOfTheContract() {
        stored.storeExamples();

        JsonNode answer = dashboard.json(PATH + "?dias=365");

        assertThat(answer.propertyNames())
                .containsExactlyInAnyOrder(
                        "pacotes", "proximo_cursor", "total", "total_exato", "atualizado_em");
        JsonNode parcel = answer.get("pacotes").get(0);
        assertThat(answer.get("pacotes")).hasSize(1);
        assertThat(parcel.get("id_pacote").asLong()).isEqualTo(1411);
        assertThat(parcel.propertyNames())
                .containsExactlyInAnyOrder(
                        "id_pacote",
                        "origem",
                        "destino",
                        "status_rastreamento",
                        "fase",
                        "data_primeiro_evento",
                        "data_ultimo_evento",
                        "data_entrega",
                        "tempo_entrega",
                        "parado_ha");
        assertThat(parcel.get("parado_ha").get("segundos").asLong())
                .isGreaterThanOrEqualTo(
                        Duration.between(Instant.parse("2025-10-12T14:30:00Z"), now).toSeconds());
    }

    @ParameterizedTest
    @CsvSource({
        "'', 4 3 2",
        "?dias=5, 4 3 2",
        "?dias=1, 4 3 2 1",
        "?dias=7, 4 3",
        "?dias=10, ''",
        "?criterio=DIAS&dias=7, 4 3",
        "?origem=A, 4 2",
        "?destino=C, 3",
        "?origem=A&destino=B, 4 2",
        "?fase=EXCECAO, 3",
        "?fase=excecao&origem=A, ''"
    })
    void areThoseSilentForLongerLongestFirst(String query, String ids) {
        silent(1, "A", "B", "POSTADO", 2);
        silent(2, "A", "B", "POSTADO", 6);
        silent(3, "X", "C", "EXTRAVIADO", 8);
        silent(4, "A", "B", "POSTADO", 9);
        stored.add(
                5,
                "A",
                "B",
                Event.of("POSTADO", "2025-01-01T00:00:00Z"),
                Event.of("ENTREGUE", "2025-01-02T00:00:00Z"));
        stored.recount();

        JsonNode answer = dashboard.json(PATH + query);

        assertThat(String.join(" ", idsOf(answer).stream().map(String::valueOf).toList()))
                .isEqualTo(ids);
        assertThat(answer.get("total").asInt()).isEqualTo(idsOf(answer).size());
    }

    @Test
    void areComparedWithTheSlowestOfTheirRoute() {
        deliver(100, "A", "B", 20, 2);
        deliver(200, "A", "C", 20, 10);
        deliver(300, "A", "D", 19, 1); // too few to tell
        silent(1, "A", "B", "POSTADO", 3);
        silent(2, "A", "C", "POSTADO", 3);
        silent(3, "A", "C", "POSTADO", 12);
        silent(4, "A", "D", "POSTADO", 300);
        silent(5, "A", "E", "POSTADO", 300);
        silent(6, "A", "B", "POSTADO", 1);
        stored.recount();

        JsonNode answer = dashboard.json(PATH + "?criterio=rota");

        assertThat(idsOf(answer)).containsExactly(3L, 1L);
        assertThat(answer.get("total").asInt()).isEqualTo(2);
        assertThat(idsOf(dashboard.json(PATH + "?criterio=rota&destino=B"))).containsExactly(1L);
    }

    @Test
    void areNoneByRouteWhileNoRouteHasEnoughDeliveries() {
        deliver(100, "A", "B", 19, 2);
        silent(1, "A", "B", "POSTADO", 300);
        stored.recount();

        assertThat(dashboard.get(PATH + "?criterio=rota").body())
                .isEqualTo(
                        """
                        {"pacotes":[],"proximo_cursor":null,"total":0,"total_exato":true,"atualizado_em":"%s"}\
                        """
                                .formatted(stored.updated()));
    }

    @Test
    void lookAtNoParcelWhileNoRouteHasEnoughDeliveries() {
        stored.sql().sql("REVOKE SELECT ON pacotes FROM rastreamento_reader").update();
        try {
            assertThat(dashboard.get(PATH + "?criterio=rota").statusCode()).isEqualTo(200);
            assertThat(dashboard.get(PATH).statusCode()).isEqualTo(503);
        } finally {
            stored.sql().sql("GRANT SELECT ON pacotes TO rastreamento_reader").update();
        }
    }

    @ParameterizedTest
    @CsvSource({"dias=5", "criterio=rota"})
    void walkSeesEachOnceThoughManyAreSilentSinceTheSameInstant(String query) {
        deliver(1_000, "A", "B", 20, 2);
        for (int id = 1; id <= 20; id++) {
            silent(id, "A", "B", "POSTADO", 10 + id % 3);
        }
        stored.recount();
        List<Long> seen = new ArrayList<>();
        String cursor = "";
        do {
            JsonNode page =
                    dashboard.json(PATH + "?limite=3&%s&cursor=%s".formatted(query, cursor));
            assertThat(page.get("total").asInt()).isEqualTo(20);
            seen.addAll(idsOf(page));
            cursor =
                    page.get("proximo_cursor").isNull()
                            ? null
                            : page.get("proximo_cursor").asString();
        } while (cursor != null);

        assertThat(seen)
                .isEqualTo(
                        stored.sql()
                                .sql(
                                        "SELECT id_pacote FROM pacotes WHERE data_entrega IS NULL ORDER BY data_ultimo_evento, id_pacote")
                                .query((row, _) -> row.getLong(1))
                                .list());
    }

    @Test
    void areCountedUpTo1000() {
        storeSilent(1_000);
        JsonNode exact = dashboard.json(PATH);
        stored.sql().sql("UPDATE pacotes SET id_pacote = id_pacote + 1000000").update();
        storeSilent(1);
        JsonNode more = dashboard.json(PATH);

        assertThat(exact.get("total").asInt()).isEqualTo(1_000);
        assertThat(exact.get("total_exato").asBoolean()).isTrue();
        assertThat(more.get("total").asInt()).isEqualTo(1_000);
        assertThat(more.get("total_exato").asBoolean()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "dias=0, dias",
        "dias=366, dias",
        "dias=x, dias",
        "criterio=rota&dias=5, dias",
        "criterio=fase, criterio",
        "limite=0, limite",
        "cursor=garbage, cursor",
        "fase=x, fase",
        "status=POSTADO, status",
        "formato=csv&limite=1, limite",
        "formato=xml, formato"
    })
    void refuseWhatTheyDoNotUnderstandByName(String query, String parameter) {
        dashboard.assertRefused(PATH + "?" + query, parameter);
    }

    @Test
    void refuseACursorOfAnotherQuestion() {
        silent(1, "A", "B", "POSTADO", 10);
        silent(2, "A", "B", "POSTADO", 10);
        stored.recount();
        String cursor = dashboard.json(PATH + "?limite=1").get("proximo_cursor").asString();

        dashboard.assertRefused(PATH + "?dias=6&cursor=" + cursor, "cursor");
        dashboard.assertRefused(PATH + "?criterio=rota&cursor=" + cursor, "cursor");
        dashboard.assertRefused("/api/v1/pacotes?cursor=" + cursor, "cursor");
    }

    @Test
    void areAFileForWhoAsksForOne() {
        storeSilent(1_200);

        List<String> lines = dashboard.get(PATH + "?formato=csv").body().lines().toList();

        assertThat(lines.getFirst()).endsWith(",tempo_entrega_segundos,parado_ha_segundos");
        assertThat(lines).hasSize(1_201);
        assertThat(lines.get(1)).matches("1,A,B,POSTADO,POSTADO,[^,]+,[^,]+,,,[0-9]+");
        assertThat(dashboard.get(PATH + "?formato=csv&criterio=rota").body().lines()).hasSize(1);
    }

    @Test
    void areFoundAlongTheIndexOfThoseNotDelivered() {
        storeSilent(5_000);
        stored.sql().sql("ANALYZE pacotes").update();
        StalledFilter filter = new StalledFilter(Criterion.DIAS, 5, null, null, null);

        assertThat(
                        stored.plan(
                                StalledSql.byDays(filter, false),
                                Map.of("hours", 120, "rows", 51, "counted", 101)))
                .contains("pacotes_parados")
                .doesNotContain("Seq Scan on pacotes", "eventos_rastreamento");
        assertThat(
                        stored.plan(
                                StalledSql.byRoute(filter, false),
                                Map.of("limits", "{}", "least", 1L, "rows", 51, "counted", 101)))
                .contains("pacotes_parados")
                .doesNotContain("Seq Scan on pacotes", "eventos_rastreamento");
    }

    private void storeSilent(int parcels) {
        stored.sql()
                .sql(
                        """
                        INSERT INTO pacotes (id_pacote, origem, destino, status_atual, fase_atual, data_primeiro_evento, data_ultimo_evento)
                        SELECT n, 'A', 'B', 'POSTADO', 'POSTADO', t, t
                          FROM generate_series(1, :parcels) n, LATERAL (SELECT now() - interval '20 days' + n * interval '1 second' AS t)
                        """)
                .param("parcels", parcels)
                .update();
    }

    private void silent(long id, String origin, String destination, String status, int days) {
        stored.add(id, origin, destination, new Event(status, now.minus(Duration.ofDays(days))));
    }

    private void deliver(long firstId, String origin, String destination, int parcels, int days) {
        Instant start = Instant.parse("2025-01-01T00:00:00Z");
        for (long id = firstId; id < firstId + parcels; id++) {
            stored.add(
                    id,
                    origin,
                    destination,
                    new Event("POSTADO", start),
                    new Event("ENTREGUE", start.plus(Duration.ofDays(days))));
        }
    }

    private static List<Long> idsOf(JsonNode page) {
        return page.get("pacotes")
                .valueStream()
                .map(parcel -> parcel.get("id_pacote").asLong())
                .toList();
    }
}
