package br.rastreamento.dashboard.web;

import static org.assertj.core.api.Assertions.assertThat;

import br.rastreamento.dashboard.Dashboard;
import br.rastreamento.dashboard.SharedDashboard;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(SharedDashboard.class)
class PageTest {

    private static final Path STATIC = Path.of("src/main/resources/static");

    private final Dashboard dashboard;

    PageTest(Dashboard dashboard) {
        this.dashboard = dashboard;
    }

    @ParameterizedTest
    @CsvSource({
        "/, text/html",
        "/painel.css, text/css",
        "/painel.js, text/javascript",
        "/js/overview/events.js, text/javascript",
        "/css/overview.css, text/css",
        "/icone.svg, image/svg+xml"
    })
    void isServedByUs(String path, String type) {
        var response = dashboard.get(path);

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().firstValue("Content-Type").orElseThrow()).startsWith(type);
        assertThat(response.body()).isNotBlank();
    }

    @Test
    void loadsNothingFromElsewhereAndHasNothingInline() {
        String html = dashboard.get("/").body();

        assertThat(html)
                .contains("<html lang=\"pt-BR\">")
                .doesNotContain("<style", "style=", "onclick", "onload");
        assertThat(html).doesNotContainPattern("<script(?![^>]*\\bsrc=)");
        for (String file : files()) {
            assertThat(dashboard.get(file).body())
                    .as(file)
                    .doesNotContainPattern("(?<!xmlns=\")(?<!SVG = ')https?://");
        }
    }

    @Test
    void makesMarkupOnlyNodeByNode() {
        for (String file : files()) {
            assertThat(dashboard.get(file).body())
                    .as(file)
                    .doesNotContain(
                            "innerHTML",
                            "outerHTML",
                            "insertAdjacentHTML",
                            "document.write",
                            "eval(");
        }
    }

    private static List<String> files() {
        try (Stream<Path> files = Files.walk(STATIC)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> !file.startsWith(STATIC.resolve("fonts")))
                    .map(file -> "/" + STATIC.relativize(file))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/painel.js",
                "/js/api.js",
                "/api/v1/indicadores",
                "/nada",
                "/actuator/health",
                "/v3/api-docs"
            })
    void everyAnswerCarriesTheSecurityHeaders(String path) {
        var headers = dashboard.get(path).headers();

        assertThat(headers.firstValue("Content-Security-Policy").orElseThrow())
                .contains(
                        "default-src 'none'",
                        "script-src 'self'",
                        "style-src 'self';",
                        "frame-ancestors 'none'")
                .doesNotContain("unsafe");
        assertThat(headers.firstValue("X-Content-Type-Options")).hasValue("nosniff");
        assertThat(headers.firstValue("X-Frame-Options")).hasValue("DENY");
        assertThat(headers.firstValue("Referrer-Policy")).hasValue("no-referrer");
        assertThat(headers.firstValue("Permissions-Policy").orElseThrow())
                .contains("camera=()", "geolocation=()", "microphone=()", "payment=()", "usb=()");
        assertThat(headers.firstValue("Cross-Origin-Opener-Policy")).hasValue("same-origin");
        assertThat(headers.firstValue("Cross-Origin-Resource-Policy")).hasValue("same-origin");
    }

    @Test
    void swaggerPageMayStyleButNotRunInline() {
        assertThat(
                        dashboard
                                .get("/swagger-ui/index.html")
                                .headers()
                                .firstValue("Content-Security-Policy")
                                .orElseThrow())
                .contains("script-src 'self';", "style-src 'self' 'unsafe-inline'");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/painel.js", "/js/parcels/list.js", "/css/parcels.css"})
    void isAskedForAgainByContentNotByDate(String file) {
        var first = dashboard.get(file);
        String tag = first.headers().firstValue("ETag").orElseThrow();

        var again = dashboard.send(dashboard.request(file).header("If-None-Match", tag).build());

        assertThat(again.statusCode()).isEqualTo(304);
        assertThat(first.headers().firstValue("Last-Modified")).isEmpty();
        assertThat(first.headers().firstValue("Cache-Control")).hasValue("no-cache");
    }

    @Test
    void figuresAreAskedForAgainEachTime() {
        assertThat(dashboard.get("/api/v1/indicadores").headers().firstValue("Cache-Control"))
                .hasValue("no-cache");
    }
}
