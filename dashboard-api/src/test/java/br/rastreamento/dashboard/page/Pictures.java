package br.rastreamento.dashboard.page;

import static br.rastreamento.dashboard.page.Shown.soon;
import static org.assertj.core.api.Assertions.assertThat;

import br.rastreamento.testservers.browser.Browser;
import br.rastreamento.testservers.browser.SharedBrowser;
import java.nio.file.Path;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Takes the pictures of the README from a running dashboard, on request only (Surefire leaves this name out). With
/// `./local-stack/run --fresh` running, and filled by
/// `java -jar carrier-simulator/target/carrier-simulator-*.jar send --events 400000 --parcels 9000`:
///
///     ./mvnw -pl dashboard-api -am test -Dtest=Pictures -Dsurefire.failIfNoSpecifiedTests=false \
///         -Dpictures.of=http://localhost:8080/
@ExtendWith(SharedBrowser.class)
class Pictures {

    private static final String PAGE = System.getProperty("pictures.of", "http://localhost:8080/");

    private final Browser browser;

    Pictures(Browser browser) {
        this.browser = browser;
    }

    @ParameterizedTest
    @CsvSource({
        "pagina.png, 1280, 1650, false",
        "pagina-390.png, 390, 844, false",
        "pagina-2560.png, 2560, 1440, false"
    })
    void overview(String file, int width, int height, boolean dark) {
        browser.as(width, height, dark);
        browser.open(PAGE);
        soon(() -> assertThat(browser.sees("#eventos .picture")).isTrue());
        soon(() -> assertThat(browser.sees("#tendencia .picture")).isTrue());
        soon(() -> assertThat(browser.sees("#rotas table")).isTrue());
        soon(() -> assertThat(browser.sees("#qualidade dl")).isTrue());

        browser.picture(Path.of("..", "docs", file));
    }
}
