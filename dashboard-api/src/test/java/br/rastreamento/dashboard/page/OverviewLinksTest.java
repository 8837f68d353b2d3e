package br.rastreamento.dashboard.page;

import static br.rastreamento.dashboard.page.Shown.soon;
import static org.assertj.core.api.Assertions.assertThat;

import br.rastreamento.dashboard.Dashboard;
import br.rastreamento.dashboard.SharedDashboard;
import br.rastreamento.dashboard.StoredParcels;
import br.rastreamento.dashboard.StoredParcels.Event;
import br.rastreamento.testservers.browser.Browser;
import br.rastreamento.testservers.browser.SharedBrowser;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Every number leads to its parcels.
@ExtendWith({SharedDashboard.class, SharedBrowser.class})
class OverviewLinksTest {

    private final Dashboard dashboard;
    private final StoredParcels stored;
    private final Browser browser;

    OverviewLinksTest(Dashboard dashboard, StoredParcels stored, Browser browser) {
        this.dashboard = dashboard;
        this.stored = stored;
        this.browser = browser;
    }

    @BeforeEach
    void storeSome() {
        Shown.store(stored);
    }

    @Test
    void everyPhaseAndStatusLeadsToItsParcelsAndBack() {
        open();
        soon(() -> assertThat(browser.text("#em-transito")).isEqualTo("2"));

        browser.click("#por-fase tbody tr:nth-child(2) a");
        soon(() -> assertThat(browser.texts("#lista tbody th")).containsExactly("2", "3"));
        assertThat(browser.text("#titulo-lista")).isEqualTo("Pacotes na fase Em trânsito");
        assertThat(browser.focused()).isEqualTo("titulo-lista");

        browser.back();
        soon(() -> assertThat(browser.sees("#visao")).isTrue());
        assertThat(browser.focused()).isEqualTo("Em trânsito");

        browser.click("#por-status tbody tr:first-child a");
        soon(() -> assertThat(browser.text("#titulo-lista")).startsWith("Pacotes com status"));
        soon(() -> assertThat(browser.texts("#lista tbody th")).hasSize(2));
    }

    @Test
    void deliveredAreThoseOfTheListToWhichTheFigureLeads() {
        Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        stored.store(
                6,
                "Natal",
                "Acre",
                new Event("ENTREGUE", now.minus(3, ChronoUnit.DAYS)),
                new Event("DEVOLVIDO AO REMETENTE", now));
        open();

        soon(() -> assertThat(browser.text("#total-pacotes")).isEqualTo("6"));
        assertThat(browser.text("#pacotes-entregues")).isEqualTo("2");
        assertThat(browser.text("#parte-entregue")).isEqualTo("33,3% do total");
        soon(() -> assertThat(browser.text("#tempos .hint")).contains("3 pacotes"));
        browser.click("#pacotes-entregues");

        soon(() -> assertThat(browser.texts("#lista tbody th")).hasSize(2));
    }

    @Test
    void thoseThatEverHadAnExceptionAreAListToo() {
        Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        stored.store(
                6,
                "Natal",
                "Acre",
                new Event("EXTRAVIADO", now.minus(3, ChronoUnit.DAYS)),
                new Event("ENTREGUE", now));
        open();

        soon(() -> assertThat(browser.text("#com-excecao")).startsWith("2 já tiveram"));
        browser.click("#com-excecao");

        soon(() -> assertThat(browser.texts("#lista tbody th")).hasSize(2).contains("6"));
        assertThat(browser.text("#titulo-lista")).isEqualTo("Pacotes que já tiveram exceção");
        assertThat(browser.text("#filtros")).contains("Já teve exceção: sim");
    }

    @ParameterizedTest
    @CsvSource({
        "#por-fase tbody tr:nth-child(5) a, Pacotes na fase Exceção",
        "#por-status tbody tr:nth-child(3) a, Pacotes com status EXTRAVIADO"
    })
    void linkIsFollowedThoughTheFiguresChangeWhileItIsPressed(String link, String title) {
        open();
        soon(() -> assertThat(browser.text("#em-transito")).isEqualTo("2"));
        soon(() -> assertThat(browser.sees("#rotas table")).isTrue());
        soon(() -> assertThat(browser.sees("#parados table")).isTrue());

        browser.hold(link);
        stored.store(8, "Natal", "Acre", Event.of("EM TRÂNSITO", "2025-10-12T08:15:00Z"));
        soon(() -> assertThat(browser.text("#em-transito")).isEqualTo("3"));
        browser.letGo();

        soon(() -> assertThat(browser.text("#titulo-lista")).isEqualTo(title));
    }

    private void open() {
        browser.open(Shown.page(dashboard));
    }
}
