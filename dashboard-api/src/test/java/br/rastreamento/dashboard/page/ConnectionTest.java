package br.rastreamento.dashboard.page;

import static br.rastreamento.dashboard.page.Shown.soon;
import static org.assertj.core.api.Assertions.assertThat;

import br.rastreamento.dashboard.Dashboard;
import br.rastreamento.dashboard.StoredParcels;
import br.rastreamento.testservers.TcpGate;
import br.rastreamento.testservers.TestDatabase;
import br.rastreamento.testservers.browser.Browser;
import br.rastreamento.testservers.browser.SharedBrowser;
import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What the page says while its figures may be old, or it may not have any.
@ExtendWith(SharedBrowser.class)
@SuppressWarnings("try") // a gate is closed and opened again
class ConnectionTest {

    private final Browser browser;

    ConnectionTest(Browser browser) {
        this.browser = browser;
    }

    @Test
    void figuresThatMayBeOldAreSaidToBeUntilTheyAreNot() throws Exception {
        try (TestDatabase database = TestDatabase.create()) {
            URI server = URI.create(database.jdbcUrl().substring("jdbc:".length()));
            try (TcpGate gate = new TcpGate(server.getHost(), server.getPort());
                    Dashboard dashboard =
                            Dashboard.on(
                                    "jdbc:postgresql://127.0.0.1:"
                                            + gate.port()
                                            + server.getPath())) {
                Shown.store(new StoredParcels(database));
                browser.open(Shown.page(dashboard));
                soon(() -> assertThat(browser.text("#total-pacotes")).isEqualTo("5"));

                gate.close();
                soon(() ->
                        assertThat(browser.text("#conexao"))
                                .startsWith("O banco de dados não responde desde ")
                                .contains("Os números abaixo são os últimos recebidos."));
                assertThat(browser.text("#total-pacotes")).isEqualTo("5");
                assertThat(browser.sees("#painel[data-desatualizado]")).isTrue();

                gate.open();
                soon(() -> assertThat(browser.text("#conexao")).isEqualTo("Ao vivo"));
                assertThat(browser.sees("#painel[data-desatualizado]")).isFalse();
            }
        }
    }

    @Test
    void serviceThatIsGoneIsSaidToBe() {
        try (TestDatabase database = TestDatabase.create()) {
            try (Dashboard dashboard = Dashboard.on(database.jdbcUrl())) {
                browser.open(Shown.page(dashboard));
                soon(() -> assertThat(browser.text("#conexao")).isEqualTo("Ao vivo"));
            }
            soon(() ->
                    assertThat(browser.text("#conexao"))
                            .startsWith("Sem conexão com o serviço desde "));
        }
    }

    @Test
    void tabThatWasHiddenIsNotLiveUntilItHearsFromTheService() {
        try (TestDatabase database = TestDatabase.create();
                Dashboard dashboard = Dashboard.on(database.jdbcUrl())) {
            browser.open(Shown.page(dashboard));
            soon(() -> assertThat(browser.text("#conexao")).isEqualTo("Ao vivo"));

            Object said =
                    browser.script(
                            """
                            for (const value of [true, false]) {
                              Object.defineProperty(document, 'hidden', {value, configurable: true});
                              document.dispatchEvent(new Event('visibilitychange'));
                            }
                            return document.querySelector('#conexao').textContent;
                            """);

            assertThat(said).isEqualTo("Conectando…");
            soon(() -> assertThat(browser.text("#conexao")).isEqualTo("Ao vivo"));
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    new ReadableStream({start: (body) => body.error(new TypeError("network error"))}) | Sem conexão com o serviço.
                    "{}"                                                                              | Não foi possível mostrar a resposta do serviço.
                    """)
    void answerThatCannotBeReadOrShownIsSaidToBeInPortuguese(String body, String sentence) {
        try (TestDatabase database = TestDatabase.create();
                Dashboard dashboard = Dashboard.on(database.jdbcUrl())) {
            browser.open(Shown.page(dashboard));
            soon(() -> assertThat(browser.text("#eventos .body")).startsWith("Nenhum evento"));
            Shown.answer(browser, "/series/eventos", "Promise.resolve(new Response(" + body + "))");

            browser.press("48 h");

            soon(() -> assertThat(browser.text("#eventos .failure")).startsWith(sentence));
            assertThat(browser.text("#eventos .body")).startsWith("Nenhum evento");
        }
    }

    @Test
    void databaseThatIsNotThereYetIsWaitedFor() {
        try (TestDatabase database = TestDatabase.createEmpty();
                Dashboard dashboard = Dashboard.on(database.jdbcUrl())) {
            browser.open(Shown.page(dashboard));

            soon(() ->
                    assertThat(browser.text("#conexao"))
                            .startsWith("O banco de dados ainda está sendo preparado desde "));
            assertThat(browser.text("#total-pacotes")).isEqualTo("–");
        }
    }

    @Test
    void tokenIsAskedForOnceAndThenTheFiguresAreLive() {
        try (TestDatabase database = TestDatabase.create();
                Dashboard dashboard =
                        Dashboard.on(database.jdbcUrl(), "DASHBOARD_TOKENS=segredo-um")) {
            StoredParcels stored = new StoredParcels(database);
            browser.open(Shown.page(dashboard));
            soon(() -> assertThat(browser.text("#conexao")).isEqualTo("Falta o token de acesso"));
            assertThat(browser.focused()).isEqualTo("token");
            assertThat(browser.sees("#visao")).isFalse();

            browser.submit("#token", "errado");
            soon(() -> assertThat(browser.text("#conexao")).isEqualTo("O token não é válido"));

            browser.submit("#token", "segredo-um");
            soon(() -> assertThat(browser.text("#conexao")).isEqualTo("Ao vivo"));
            Shown.store(stored);
            soon(() -> assertThat(browser.text("#total-pacotes")).isEqualTo("5"));
            browser.open(Shown.page(dashboard, "#/pacotes/1"));
            soon(() -> assertThat(browser.texts("#detalhe .timeline .what")).hasSize(2));
        }
    }
}
