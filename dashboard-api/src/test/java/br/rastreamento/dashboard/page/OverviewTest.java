package br.rastreamento.dashboard.page;

import static br.rastreamento.dashboard.page.Shown.number;
import static br.rastreamento.dashboard.page.Shown.soon;
import static org.assertj.core.api.Assertions.assertThat;

import br.rastreamento.dashboard.Dashboard;
import br.rastreamento.dashboard.SharedDashboard;
import br.rastreamento.dashboard.StoredOccurrences;
import br.rastreamento.dashboard.StoredParcels;
import br.rastreamento.dashboard.StoredParcels.Event;
import br.rastreamento.testservers.browser.Browser;
import br.rastreamento.testservers.browser.SharedBrowser;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

@ExtendWith({SharedDashboard.class, SharedBrowser.class})
class OverviewTest {

    private final Dashboard dashboard;
    private final StoredParcels stored;
    private final Browser browser;

    OverviewTest(Dashboard dashboard, StoredParcels stored, Browser browser) {
        this.dashboard = dashboard;
        this.stored = stored;
        this.browser = browser;
    }

    @BeforeEach
    void storeSome() {
        Shown.store(stored);
    }

    @Test
    void totalsAreThoseOfTheApi() {
        open();

        JsonNode figures = dashboard.json("/api/v1/indicadores");
        soon(() ->
                assertThat(browser.text("#total-pacotes"))
                        .isEqualTo(number(figures.get("total_pacotes"))));
        assertThat(browser.text("#total-eventos")).isEqualTo(number(figures.get("total_eventos")));
        assertThat(browser.text("#pacotes-entregues")).isEqualTo("2");
        assertThat(browser.text("#parte-entregue")).isEqualTo("40,0% do total");
        assertThat(browser.text("#com-excecao"))
                .isEqualTo(number(figures.get("pacotes_com_excecao")) + " já teve · 20,0%");
        assertThat(browser.text("#em-transito")).isEqualTo("2");
        assertThat(browser.text("#em-excecao")).isEqualTo("1");
        soon(() ->
                assertThat(browser.text("#tempo-medio"))
                        .isEqualTo(figures.at("/tempo_medio_entrega/texto").asString()));
    }

    @Test
    void statusesAndPhasesAreThoseOfTheApi() {
        open();

        JsonNode figures = dashboard.json("/api/v1/indicadores");
        List<String> expected = new ArrayList<>();
        for (JsonNode status : figures.get("pacotes_por_status")) {
            expected.add(number(status.get("total_pacotes")));
        }
        soon(() ->
                assertThat(browser.texts("#por-status tbody td:nth-child(2)")).isEqualTo(expected));
        assertThat(browser.texts("#por-fase tbody td:nth-child(3)"))
                .containsExactly("0", "2", "0", "0", "1", "0", "2", "0");
    }

    @Test
    void hoursAreThoseOfTheApiInTheReadersTime() {
        open();
        soon(() ->
                assertThat(browser.text("#eventos .readout"))
                        .startsWith(Shown.EVENTS + " eventos em 24 h"));

        browser.click("#eventos summary");

        long sum = 0;
        for (JsonNode point : dashboard.json("/api/v1/series/eventos").get("pontos")) {
            sum += point.get("total_eventos").asLong();
        }
        assertThat(
                        browser.texts("#eventos tbody td:nth-child(2)").stream()
                                .mapToLong(Long::parseLong)
                                .sum())
                .isEqualTo(sum);
        browser.press("48 h");
        soon(() -> assertThat(browser.text("#eventos .readout")).contains("em 48 h"));
        assertThat(browser.attribute("#horas button[value='48']", "aria-pressed"))
                .isEqualTo("true");
    }

    @Test
    void routesDeliveryTimesAndSilencesAreThoseOfTheApi() {
        open();

        JsonNode times = dashboard.json("/api/v1/tempos-entrega");
        soon(() ->
                assertThat(browser.attribute("#p90", "title"))
                        .isEqualTo(times.at("/p90/texto").asString()));
        soon(() -> assertThat(browser.texts("#rotas tbody th")).contains("Natal → Recife"));
        soon(() ->
                assertThat(browser.text("#parados .readout"))
                        .startsWith("1 pacote sem evento há mais de 5 dias"));
        assertThat(browser.texts("#parados tbody th")).containsExactly("3");
    }

    @Test
    void changesWithTheDatabaseWithoutBeingLoadedAgain() {
        open();
        soon(() -> assertThat(browser.text("#total-pacotes")).isEqualTo("5"));
        browser.script("window.sameVisit = true");

        stored.store(
                77,
                "Natal",
                "Acre",
                new Event("ROUBADO", Instant.now().truncatedTo(ChronoUnit.SECONDS)));

        soon(() -> assertThat(browser.text("#total-pacotes")).isEqualTo("6"));
        assertThat(browser.texts("#por-status tbody th"))
                .anyMatch(text -> text.startsWith("ROUBADO"));
        soon(() ->
                assertThat(browser.text("#eventos .readout"))
                        .startsWith((Shown.EVENTS + 1) + " eventos"));
        assertThat(browser.script("return window.sameVisit")).isEqualTo(true);
        assertThat(browser.text("#conexao")).isEqualTo("Ao vivo");
        assertThat(browser.text("#idade")).startsWith("· atualizado ");
    }

    @Test
    void exceptionsAndReturnsAreToldAsTheyCome() {
        StoredOccurrences occurrences = new StoredOccurrences(stored);
        occurrences.clear();
        open();
        occurrences.addLost(4, 1);
        soon(() -> assertThat(browser.texts("#ocorrencias tbody th")).containsExactly("4"));

        occurrences.add(2, new Event("AVARIADO", Instant.now().truncatedTo(ChronoUnit.SECONDS)));

        soon(() -> assertThat(browser.texts("#ocorrencias tbody th")).containsExactly("2", "4"));
        assertThat(browser.texts("#ocorrencias tbody td:nth-child(2)"))
                .containsExactly("AVARIADO", "EXTRAVIADO");
    }

    @Test
    void saysSoWhileThereIsNoParcel() {
        stored.clear();
        open();

        soon(() -> assertThat(browser.text("#vazio")).startsWith("Nenhum pacote ainda."));
        assertThat(browser.text("#total-pacotes")).isEqualTo("0");
        soon(() -> assertThat(browser.text("#eventos")).contains("Nenhum evento aconteceu"));

        Shown.store(stored);
        soon(() -> assertThat(browser.sees("#vazio")).isFalse());
    }

    @Test
    void statusesAreInTheOrderOfTheApiAfterEachChange() {
        open();
        soon(() -> assertThat(browser.texts("#por-status tbody tr")).hasSize(3));

        for (long id = 6; id < 9; id++) {
            stored.store(id, "Natal", "Acre", Event.of("EXTRAVIADO", "2025-10-12T08:15:00Z"));
        }
        stored.store(9, "Natal", "Acre", Event.of("AVARIADO", "2025-10-12T08:15:00Z"));

        soon(() ->
                assertThat(browser.texts("#por-status tbody td:nth-child(2)"))
                        .containsExactly("4", "2", "2", "1"));
        assertThat(browser.text("#por-status tbody th")).startsWith("EXTRAVIADO");
        stored.clear();
        soon(() -> assertThat(browser.texts("#por-status tbody tr")).isEmpty());
        assertThat(browser.texts("#por-fase tbody tr")).hasSize(8);
    }

    @Test
    void fewerHoursAreShownWhereverThePointerIs() {
        open();
        browser.press("48 h");
        soon(() -> assertThat(browser.text("#eventos .readout")).contains("em 48 h"));

        browser.script(
                """
                const picture = document.querySelector('#eventos .picture');
                document.querySelector('#horas button[value="24"]').click();
                const clientX = picture.getBoundingClientRect().right - 2; // before the answer is there
                picture.dispatchEvent(new PointerEvent('pointermove', {clientX}));
                """);

        soon(() -> assertThat(browser.text("#eventos .readout")).contains("em 24 h"));
        assertThat(browser.sees("#eventos .failure")).isFalse();
    }

    @Test
    void whatIsOneIsSaidInTheSingular() {
        stored.clear();
        Instant hour = Instant.now().truncatedTo(ChronoUnit.HOURS);
        stored.store(
                1,
                "Natal",
                "Acre",
                new Event("POSTADO", hour.minus(2, ChronoUnit.DAYS)),
                new Event("ENTREGUE", hour));
        open();

        soon(() -> assertThat(browser.text("#total-rotas")).isEqualTo("1 rota"));
        assertThat(browser.text("#rotas .more")).isEqualTo("Ver a única rota");
        soon(() -> assertThat(browser.text("#tendencia .readout")).contains(": 1 entrega, metade"));
        soon(() -> assertThat(browser.text("#eventos .readout")).startsWith("1 evento em 24 h"));

        browser.click("#rotas .more a");
        soon(() -> assertThat(browser.text("#nota-lista")).startsWith("1 rota · lido às"));
        browser.click("#lista tbody a");
        soon(() ->
                assertThat(browser.text("#nota-lista")).contains("Rota: 1 pacote, 1 entregue ·"));
    }

    @Test
    void breaksNoRuleOfItsOwnPolicy() {
        open();
        soon(() -> assertThat(browser.sees("#eventos .picture")).isTrue());
        soon(() -> assertThat(browser.sees("#rotas table")).isTrue());

        assertThat(browser.complaints()).isEmpty();
    }

    private void open() {
        browser.open(Shown.page(dashboard));
    }
}
