package br.rastreamento.dashboard.page;

import static br.rastreamento.dashboard.page.Shown.soon;
import static org.assertj.core.api.Assertions.assertThat;

import br.rastreamento.dashboard.Dashboard;
import br.rastreamento.dashboard.SharedDashboard;
import br.rastreamento.dashboard.StoredParcels;
import br.rastreamento.dashboard.StoredParcels.Event;
import br.rastreamento.testservers.browser.Browser;
import br.rastreamento.testservers.browser.SharedBrowser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// Search, one parcel, and the lists.
@ExtendWith({SharedDashboard.class, SharedBrowser.class})
class ParcelTest {

    private static final long ABOVE_DOUBLE =
            9_007_199_254_740_993L; // JavaScript's numbers would round it

    private final Dashboard dashboard;
    private final StoredParcels stored;
    private final Browser browser;

    ParcelTest(Dashboard dashboard, StoredParcels stored, Browser browser) {
        this.dashboard = dashboard;
        this.stored = stored;
        this.browser = browser;
    }

    @Test
    void isFoundByItsIdWithItsTimelineNewestFirst() {
        storeDelivered(1333);
        browser.open(Shown.page(dashboard));

        browser.submit("#id-pacote", " 1333 ");

        soon(() ->
                assertThat(browser.texts("#detalhe .timeline .what"))
                        .containsExactly(
                                "ENTREGUE , fase Entregue",
                                "AGUARDANDO RETIRADA , fase Aguardando retirada"));
        assertThat(browser.address()).endsWith("#/pacotes/1333");
        assertThat(browser.text("#titulo-detalhe")).isEqualTo("Pacote 1333");
        assertThat(browser.texts("#detalhe .timeline time")) // Brasília is three hours behind UTC
                .containsExactly("13/10/2025 14:40", "12/10/2025 05:15");
        assertThat(browser.text("#detalhe .facts")).contains("Entregue em 1 d 9 h");
        assertThat(browser.focused()).isEqualTo("titulo-detalhe");
    }

    @Test
    void ofTheLargestIdsIsFoundByEachDigit() {
        storeDelivered(ABOVE_DOUBLE);
        browser.open(Shown.page(dashboard, "#/pacotes"));

        soon(() -> assertThat(browser.texts("#lista tbody th")).containsExactly("" + ABOVE_DOUBLE));
        browser.click("#lista tbody th a");

        soon(() -> assertThat(browser.texts("#detalhe .timeline .what")).hasSize(2));
        assertThat(browser.address()).endsWith("#/pacotes/" + ABOVE_DOUBLE);
    }

    @Test
    void thatIsUnknownIsSaidToBe() {
        browser.open(Shown.page(dashboard, "#/pacotes/42"));

        soon(() ->
                assertThat(browser.text("#detalhe .none"))
                        .isEqualTo(
                                "Pacote não encontrado. Nenhum evento deste pacote chegou até agora."));
    }

    @Test
    void isLookedForOnlyByANumber() {
        browser.open(Shown.page(dashboard));

        browser.submit("#id-pacote", "BR123");

        assertThat(browser.text("#erro-busca"))
                .isEqualTo("Um id de pacote é um número, como 1333.");
        assertThat(browser.attribute("#id-pacote", "aria-invalid")).isEqualTo("true");
        assertThat(browser.sees("#visao")).isTrue();
    }

    @Test
    void goesOnWhileItIsLookedAt() {
        stored.store(9, "Natal", "Acre", Event.of("POSTADO", "2025-10-12T08:15:00Z"));
        browser.open(Shown.page(dashboard, "#/pacotes/9"));
        soon(() -> assertThat(browser.texts("#detalhe .timeline .what")).hasSize(1));

        stored.sql().sql("DELETE FROM pacotes WHERE id_pacote = 9").update();
        stored.store(9, "Natal", "Acre", Event.of("ENTREGUE", "2025-10-13T08:15:00Z"));

        soon(() -> assertThat(browser.texts("#detalhe .timeline .what")).hasSize(2));
    }

    @Test
    void listIsReadPageByPageAndAsAFile() {
        storeSixty();
        browser.open(Shown.page(dashboard, "#/pacotes?fase=ENTREGUE&origem=Natal"));
        soon(() -> assertThat(browser.texts("#lista tbody tr")).hasSize(50));

        browser.press("Mais pacotes");

        soon(() -> assertThat(browser.texts("#lista tbody tr")).hasSize(60));
        assertThat(browser.sees("#mais")).isFalse();
        assertThat(browser.focused()).isEqualTo("51");
        String file = browser.attribute("#arquivo", "href");
        assertThat(dashboard.get(file).body().lines()).hasSize(61);

        browser.press("Origem: Natal");
        soon(() -> assertThat(browser.address()).endsWith("#/pacotes?fase=ENTREGUE"));
    }

    @Test
    void pageThatDidNotComeIsAskedForAgainInOneWayOnly() {
        storeSixty();
        browser.open(Shown.page(dashboard, "#/pacotes"));
        soon(() -> assertThat(browser.sees("#mais")).isTrue());
        Shown.answer(browser, "cursor=", "Promise.reject(new TypeError('Failed to fetch'))");

        browser.press("Mais pacotes");
        soon(() ->
                assertThat(browser.text("#lista .failure"))
                        .isEqualTo("Sem conexão com o serviço. Tentar de novo"));
        assertThat(browser.sees("#mais")).isFalse();

        Shown.answerTruly(browser);
        browser.press("Tentar de novo");
        soon(() -> assertThat(browser.texts("#lista tbody tr")).hasSize(60));
        assertThat(browser.sees("#lista .failure")).isFalse();
    }

    @Test
    void routeLeadsToItsParcels() {
        Shown.store(stored);
        browser.open(Shown.page(dashboard));
        soon(() -> assertThat(browser.texts("#rotas tbody th")).isNotEmpty());

        browser.press("Acre");

        soon(() -> assertThat(browser.texts("#lista tbody th")).containsExactly("3", "4"));
        soon(() ->
                assertThat(browser.text("#nota-lista")).contains("Rota: 2 pacotes, 0 entregues"));
    }

    private void storeSixty() {
        stored.sql()
                .sql(
                        """
                        INSERT INTO pacotes (id_pacote, origem, destino, status_atual, fase_atual,
                                             data_primeiro_evento, data_ultimo_evento, data_entrega)
                        SELECT id, 'Natal', 'Acre', 'ENTREGUE', 'ENTREGUE', now() - interval '2 days', now(), now()
                          FROM generate_series(1, 60) id
                        """)
                .update();
        stored.recount();
    }

    private void storeDelivered(long id) {
        stored.store(
                id,
                "Natal",
                "Paraíba",
                Event.of("AGUARDANDO RETIRADA", "2025-10-12T08:15:00Z"),
                Event.of("ENTREGUE", "2025-10-13T17:40:00Z"));
    }
}
