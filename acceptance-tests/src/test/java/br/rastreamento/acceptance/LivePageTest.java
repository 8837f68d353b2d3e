package br.rastreamento.acceptance;

import static br.rastreamento.acceptance.ThreeEvents.DELIVERED;
import static br.rastreamento.acceptance.ThreeEvents.LOST;
import static br.rastreamento.acceptance.ThreeEvents.WAITING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import br.rastreamento.testservers.browser.Browser;
import br.rastreamento.testservers.browser.Browsers;
import java.time.Duration;
import org.awaitility.core.ThrowingRunnable;
import org.junit.jupiter.api.Test;

class LivePageTest {

    @Test
    void postedEventsChangeThePageWithoutReload() {
        try (Pipeline pipeline = new Pipeline("live-page");
                Browser browser = Browsers.start()) {
            browser.open("http://127.0.0.1:" + pipeline.dashboard.spec().port() + "/");
            soon(() -> assertThat(browser.text("#vazio")).startsWith("Nenhum pacote ainda."));
            browser.script("window.sameVisit = true");

            assertThat(pipeline.post("[" + WAITING + "," + LOST + "]").statusCode()).isEqualTo(202);
            soon(() -> assertThat(browser.text("#total-pacotes")).isEqualTo("2"));
            assertThat(browser.text("#pacotes-entregues")).isEqualTo("0");

            assertThat(pipeline.post(DELIVERED).statusCode()).isEqualTo(202);
            soon(() -> assertThat(browser.text("#pacotes-entregues")).isEqualTo("1"));
            soon(() -> assertThat(browser.text("#tempo-medio")).isEqualTo("1 dia, 09:25:00"));
            assertThat(browser.text("#total-eventos")).isEqualTo("3");
            assertThat(browser.script("return window.sameVisit")).isEqualTo(true);

            browser.submit("#id-pacote", "1333");
            soon(() -> assertThat(browser.texts("#detalhe .timeline .what")).hasSize(2));
        }
    }

    private static void soon(ThrowingRunnable assertion) {
        await().atMost(Duration.ofSeconds(30)).untilAsserted(assertion);
    }
}
