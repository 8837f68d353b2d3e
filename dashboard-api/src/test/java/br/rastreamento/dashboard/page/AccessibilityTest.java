package br.rastreamento.dashboard.page;

import static br.rastreamento.dashboard.page.Shown.soon;
import static org.assertj.core.api.Assertions.assertThat;

import br.rastreamento.dashboard.Dashboard;
import br.rastreamento.dashboard.SharedDashboard;
import br.rastreamento.dashboard.StoredParcels;
import br.rastreamento.testservers.browser.Browser;
import br.rastreamento.testservers.browser.SharedBrowser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openqa.selenium.Keys;

@ExtendWith({SharedDashboard.class, SharedBrowser.class})
class AccessibilityTest {

    private final Dashboard dashboard;
    private final StoredParcels stored;
    private final Browser browser;

    AccessibilityTest(Dashboard dashboard, StoredParcels stored, Browser browser) {
        this.dashboard = dashboard;
        this.stored = stored;
        this.browser = browser;
    }

    @ParameterizedTest
    @CsvSource({"1280, false", "1280, true", "390, false", "390, true", "2560, false"})
    void nothingKeepsAnyoneFromReadingAnyView(int width, boolean dark) {
        browser.as(width, 900, dark);
        Shown.store(stored);

        browser.open(Shown.page(dashboard));
        soon(() -> assertThat(browser.sees("#eventos .picture")).isTrue());
        soon(() -> assertThat(browser.sees("#rotas table")).isTrue());
        soon(() -> assertThat(browser.sees("#parados table")).isTrue());
        soon(() -> assertThat(browser.sees("#qualidade dl")).isTrue());
        assertReadable(width);

        browser.open(Shown.page(dashboard, "#/pacotes?fase=EM_TRANSITO"));
        soon(() -> assertThat(browser.sees("#lista table")).isTrue());
        assertReadable(width);

        browser.open(Shown.page(dashboard, "#/pacotes/1"));
        soon(() -> assertThat(browser.sees("#detalhe .timeline")).isTrue());
        assertReadable(width);

        stored.clear();
        browser.open(Shown.page(dashboard));
        soon(() -> assertThat(browser.sees("#vazio")).isTrue());
        assertReadable(width);
    }

    private void assertReadable(int width) {
        assertThat(browser.barriers()).isEmpty();
        assertThat((Long) browser.script("return document.documentElement.scrollWidth"))
                .as("nothing is scrolled sideways")
                .isLessThanOrEqualTo(width);
    }

    @Test
    void darkSystemsGetADarkPage() {
        String colour = "return getComputedStyle(document.body).backgroundColor";
        browser.open(Shown.page(dashboard));
        Object light = browser.script(colour);

        browser.as(1280, 900, true);

        assertThat(browser.script(colour)).isNotEqualTo(light);
    }

    @Test
    void keyboardReachesSearchAndParcelAndTheWayBack() {
        Shown.store(stored);
        browser.open(Shown.page(dashboard));
        soon(() -> assertThat(browser.text("#total-pacotes")).isEqualTo("5"));

        browser.keys(Keys.TAB);
        assertThat(browser.focused()).isEqualTo("pular");
        browser.keys(Keys.TAB, Keys.TAB);
        assertThat(browser.focused()).isEqualTo("id-pacote");
        browser.keys("4", Keys.ENTER);
        soon(() -> assertThat(browser.text("#titulo-detalhe")).isEqualTo("Pacote 4"));
        soon(() -> assertThat(browser.focused()).isEqualTo("titulo-detalhe"));

        browser.keys(Keys.chord(Keys.SHIFT, Keys.TAB), Keys.ENTER);
        soon(() -> assertThat(browser.sees("#visao")).isTrue());
    }

    @Test
    void skipLinkLeadsToTheContentOfTheViewThatIsOpen() {
        browser.open(Shown.page(dashboard, "#/pacotes"));
        soon(() -> assertThat(browser.sees("#lista .none")).isTrue());

        browser.keys(Keys.TAB);
        assertThat(browser.focused()).isEqualTo("pular");
        browser.keys(Keys.ENTER);

        soon(() -> assertThat(browser.focused()).isEqualTo("painel"));
        assertThat(browser.sees("#lista")).isTrue();
        assertThat(browser.address()).endsWith("#/pacotes");
    }

    @Test
    void linkKeepsTheFocusWhenTheFiguresChange() {
        Shown.store(stored);
        browser.open(Shown.page(dashboard));
        soon(() -> assertThat(browser.text("#em-transito")).isEqualTo("2"));
        browser.script("document.querySelector('#por-fase tbody tr:nth-child(2) a').focus()");

        stored.store(
                8, "Natal", "Acre", StoredParcels.Event.of("EM TRÂNSITO", "2025-10-12T08:15:00Z"));

        soon(() -> assertThat(browser.text("#em-transito")).isEqualTo("3"));
        assertThat(browser.focused()).isEqualTo("Em trânsito");
    }
}
