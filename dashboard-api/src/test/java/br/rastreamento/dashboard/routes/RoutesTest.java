package br.rastreamento.dashboard.routes;

import static org.assertj.core.api.Assertions.assertThat;

import br.rastreamento.dashboard.Dashboard;
import br.rastreamento.dashboard.SharedDashboard;
import br.rastreamento.dashboard.StoredParcels;
import br.rastreamento.dashboard.StoredParcels.Event;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

@ExtendWith(SharedDashboard.class)
class RoutesTest {

    private static final String PATH = "/api/v1/rotas";

    private final Dashboard dashboard;
    private final StoredParcels stored;

    RoutesTest(Dashboard dashboard, StoredParcels stored) {
        this.dashboard = dashboard;
        this.stored = stored;
    }

    @Test
    void areNoneBeforeTheFirstParcel() {
        assertThat(dashboard.get(PATH).body())
                .isEqualTo(
                        """
                        {"rotas":[],"total_rotas":0,"erro_maximo_percentis":0.02,"proximo_cursor":null,"atualizado_em":"%s"}\
                        """
                                .formatted(stored.updated()));
    }

    @Test
    void haveTheFormOfTheContract() {
        stored.storeExamples();

        JsonNode answer = dashboard.json(PATH + "?origem=Natal");

        assertThat(answer.propertyNames())
                .containsExactlyInAnyOrder(
                        "rotas",
                        "total_rotas",
                        "erro_maximo_percentis",
                        "proximo_cursor",
                        "atualizado_em");
        assertThat(answer.get("total_rotas").asInt()).isEqualTo(1);
        JsonNode route = answer.get("rotas").get(0);
        assertThat(route.propertyNames())
                .containsExactlyInAnyOrder(
                        "origem",
                        "destino",
                        "total_pacotes",
                        "pacotes_entregues",
                        "tempo_medio_entrega",
                        "p50",
                        "p90",
                        "p95",
                        "pacotes_com_excecao",
                        "taxa_excecao");
        assertThat(route.get("destino").asString()).isEqualTo("Paraíba");
        assertThat(route.get("tempo_medio_entrega").get("segundos").asLong()).isEqualTo(120_300);
        assertThat(answer.get("atualizado_em").asString()).isEqualTo(stored.updated());
    }

    @ParameterizedTest
    @CsvSource({
        "'', A-A A-B B-B C-A",
        "?ordem=volume, A-A A-B B-B C-A",
        "?ordem=P50, C-A A-B A-A B-B",
        "?ordem=p90, C-A A-B A-A B-B",
        "?ordem=excecoes, B-B A-A A-B C-A",
        "?origem=A, A-A A-B",
        "?destino=A, A-A C-A",
        "?origem=A&destino=A&ordem=p50, A-A",
        "?origem=Z, ''"
    })
    void comeGreatestFirstThenByText(String query, String order) {
        storeRoutes();

        assertThat(String.join(" ", names(dashboard.json(PATH + query)))).isEqualTo(order);
    }

    @ParameterizedTest
    @ValueSource(strings = {"volume", "p50", "p90", "excecoes"})
    void walkSeesEachRouteOnce(String order) {
        storeRoutes();
        List<String> seen = new ArrayList<>();
        String cursor = "";
        do {
            JsonNode page =
                    dashboard.json(PATH + "?limite=1&ordem=%s&cursor=%s".formatted(order, cursor));
            assertThat(page.get("total_rotas").asInt()).isEqualTo(4);
            seen.addAll(names(page));
            cursor =
                    page.get("proximo_cursor").isNull()
                            ? null
                            : page.get("proximo_cursor").asString();
        } while (cursor != null);

        assertThat(seen).isEqualTo(names(dashboard.json(PATH + "?ordem=" + order))).hasSize(4);
    }

    @Test
    void cursorStandsForAPlaceThoughItsRouteHasMoved() {
        storeRoutes();
        String cursor = dashboard.json(PATH + "?limite=2").get("proximo_cursor").asString();
        for (int id = 100; id < 110; id++) { // A-B becomes the first
            stored.add(id, "A", "B", Event.of("POSTADO", "2025-01-01T00:00:00Z"));
        }
        stored.recount();

        assertThat(names(dashboard.json(PATH + "?cursor=" + cursor))).containsExactly("B-B", "C-A");
    }

    @Test
    void disappearWithTheirLastParcel() {
        storeRoutes();
        // of which 3 less are pending
        stored.sql().sql("UPDATE resumo_rota SET total_pacotes = 3 WHERE origem = 'C'").update();

        assertThat(names(dashboard.json(PATH))).containsExactly("A-A", "A-B", "B-B");
    }

    @ParameterizedTest
    @CsvSource({
        "ordem=p95, ordem",
        "ordem=volume&ordem=p50, ordem",
        "limite=0, limite",
        "limite=501, limite",
        "cursor=garbage, cursor",
        "origem=%00, origem",
        "formato=xml, formato",
        "formato=csv&limite=5, limite",
        "x=1, x"
    })
    void refuseWhatTheyDoNotUnderstandByName(String query, String parameter) {
        dashboard.assertRefused(PATH + "?" + query, parameter);
    }

    @Test
    void refuseACursorOfAnotherOrderOrList() {
        storeRoutes();
        String cursor = dashboard.json(PATH + "?limite=1").get("proximo_cursor").asString();

        dashboard.assertRefused(PATH + "?ordem=p50&cursor=" + cursor, "cursor");
        dashboard.assertRefused(PATH + "?origem=A&cursor=" + cursor, "cursor");
        dashboard.assertRefused("/api/v1/pacotes?cursor=" + cursor, "cursor");
    }

    @Test
    void areAFileForWhoAsksForOne() {
        stored.storeExamples();

        var file = dashboard.get(PATH, "Accept", "text/csv");

        assertThat(file.headers().firstValue("Content-Disposition"))
                .hasValue("attachment; filename=\"rotas.csv\"");
        assertThat(file.body())
                .isEqualTo(
                        """
                        origem,destino,total_pacotes,pacotes_entregues,tempo_medio_entrega_segundos,p50_segundos,\
                        p90_segundos,p95_segundos,pacotes_com_excecao,taxa_excecao\r
                        Acre,Rondônia,1,0,,,,,1,1\r
                        Natal,Paraíba,1,1,120300,118582,118582,118582,0,0\r
                        """);
        assertThat(
                        dashboard
                                .get(PATH + "?formato=csv&destino=Paraíba".replace("í", "%C3%AD"))
                                .body()
                                .lines())
                .hasSize(2);
    }

    @Test
    void costNothingMoreWithMoreParcels() {
        assertThat(stored.plan(RoutesQuery.ROUTES))
                .contains("resumo_geral", "resumo_rota")
                .doesNotContain("eventos_rastreamento", " pacotes ", "chunk");
    }

    /// A-A: 3 parcels, two delivered after a day, 1 exception; A-B: 3, delivered after 2 days; B-B: 2 exceptions, none
    /// delivered; C-A: 1, delivered after 8 days.
    private void storeRoutes() {
        deliver(1, "A", "A", 1);
        deliver(2, "A", "A", 1);
        stored.add(3, "A", "A", Event.of("ROUBADO", "2025-01-01T00:00:00Z"));
        deliver(4, "A", "B", 2);
        deliver(5, "A", "B", 2);
        deliver(6, "A", "B", 2);
        stored.add(7, "B", "B", Event.of("EXTRAVIADO", "2025-01-01T00:00:00Z"));
        stored.add(8, "B", "B", Event.of("EXTRAVIADO", "2025-01-01T00:00:00Z"));
        deliver(9, "C", "A", 8);
        stored.recount();
    }

    private void deliver(long id, String origin, String destination, int days) {
        stored.add(
                id,
                origin,
                destination,
                Event.of("POSTADO", "2025-01-01T00:00:00Z"),
                Event.of("ENTREGUE", "2025-01-0" + (1 + days) + "T00:00:00Z"));
    }

    private static List<String> names(JsonNode page) {
        return page.get("rotas")
                .valueStream()
                .map(route ->
                        route.get("origem").asString() + "-" + route.get("destino").asString())
                .toList();
    }
}
