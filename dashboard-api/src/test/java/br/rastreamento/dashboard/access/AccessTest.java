package br.rastreamento.dashboard.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import br.rastreamento.dashboard.Dashboard;
import br.rastreamento.dashboard.SharedDashboard;
import br.rastreamento.testservers.TestDatabase;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/// Who may read, and from which pages.
@ExtendWith({SharedDashboard.class, OutputCaptureExtension.class})
class AccessTest {

    private static final String FIGURES = "/api/v1/indicadores";
    private static final String PAGE = "https://painel.exemplo.com.br";
    private static final String AWAY = "jdbc:postgresql://127.0.0.1:1/away";

    @TempDir private static Path secrets;

    private static TestDatabase database;
    private static Dashboard guarded;

    private final Dashboard open;

    AccessTest(Dashboard open) {
        this.open = open;
    }

    @BeforeAll
    static void start() throws IOException {
        Files.writeString(file(), "# parceiros\nparceiro:segredo-antigo\n");
        database = TestDatabase.create();
        guarded =
                Dashboard.on(
                        database.jdbcUrl(),
                        "DASHBOARD_TOKENS=segredo-um, painel:segredo-dois",
                        "DASHBOARD_TOKENS_FILE=" + file(),
                        "DASHBOARD_CORS_ORIGINS=" + PAGE + ", http://localhost:3000");
    }

    @AfterAll
    static void stop() {
        guarded.close();
        database.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Bearer segredo-um",
                "bearer segredo-um",
                "Bearer segredo-dois",
                "Bearer segredo-antigo"
            })
    void knownTokenIsLetIn(String authorization) {
        assertThat(get(FIGURES, authorization).statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Bearer",
                "Bearer ",
                "Bearer x",
                "Bearer segredo-um2",
                "Bearer painel:segredo-dois",
                "Basic segredo-um",
                "segredo-um"
            })
    void anyOtherIs401(String authorization) {
        HttpResponse<String> answer = get(FIGURES, authorization);

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.headers().firstValue("WWW-Authenticate"))
                .hasValue("Bearer error=\"invalid_token\"");
        assertThat(answer.headers().firstValue("Content-Type"))
                .hasValue("application/problem+json");
        assertThat(answer.body()).contains("O token enviado não é válido.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                FIGURES,
                "/api/v1/stream",
                "/api/v1/pacotes?formato=csv",
                "/api/v1/nada",
                "/api/v1/../v1/indicadores",
                "/api/v1;x=1/indicadores",
                "/%61pi/v1/indicadores"
            })
    void noTokenIs401EverywhereInTheApi(String path) {
        HttpResponse<String> answer = guarded.get(path);

        assertThat(answer.statusCode()).isIn(400, 401);
        assertThat(answer.body()).doesNotContain("total_pacotes");
    }

    @Test
    void challengeNamesTheScheme() {
        HttpResponse<String> answer = guarded.get(FIGURES);

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.headers().firstValue("WWW-Authenticate")).hasValue("Bearer");
        assertThat(Dashboard.json(answer).get("detail").asString())
                .isEqualTo("Envie o token no cabeçalho Authorization: Bearer <token>.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/painel.js",
                "/actuator/health",
                "/actuator/health/liveness",
                "/v3/api-docs",
                "/swagger-ui/index.html"
            })
    void whatHoldsNoFiguresStaysOpen(String path) {
        assertThat(guarded.get(path).statusCode()).isEqualTo(200);
    }

    @Test
    void fileIsFollowedWithoutARestartAndNeverOpensTheDoor(CapturedOutput log) throws IOException {
        Files.writeString(file(), "parceiro:segredo-novo\n");
        assertThat(get(FIGURES, "Bearer segredo-novo").statusCode()).isEqualTo(200);
        assertThat(get(FIGURES, "Bearer segredo-antigo").statusCode()).isEqualTo(401);

        Files.writeString(file(), "");
        assertThat(get(FIGURES, "Bearer segredo-novo").statusCode()).isEqualTo(200);
        assertThat(get(FIGURES, "Bearer segredo-novo").statusCode()).isEqualTo(200);
        assertThat(guarded.get(FIGURES).statusCode()).isEqualTo(401);

        Files.writeString(file(), "parceiro:segredo-antigo\n");
        assertThat(get(FIGURES, "Bearer segredo-antigo").statusCode()).isEqualTo(200);
        assertThat(log).contains("tokens reloaded").doesNotContain("segredo");
        assertThat(log.getAll().split("former tokens stay", -1)).as("said once").hasSize(2);
    }

    @Test
    void isOpenWithoutAnyToken() {
        assertThat(open.get(FIGURES).statusCode()).isEqualTo(200);
    }

    @Test
    void pagesOfAllowedOriginsMayRead() {
        var preflight =
                preflight(guarded, PAGE, "GET", "authorization,if-none-match,last-event-id");
        assertThat(preflight.statusCode()).isEqualTo(200);
        assertThat(preflight.headers().firstValue("Access-Control-Allow-Origin")).hasValue(PAGE);
        assertThat(preflight.headers().firstValue("Access-Control-Allow-Headers").orElseThrow())
                .containsIgnoringCase("authorization");
        assertThat(preflight.headers().firstValue("Access-Control-Allow-Credentials")).isEmpty();

        var answer = from(guarded, "http://localhost:3000", "Bearer segredo-um");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Access-Control-Allow-Origin"))
                .hasValue("http://localhost:3000");
        assertThat(answer.headers().allValues("Vary").toString()).contains("Origin");
        assertThat(
                        from(guarded, PAGE, "Bearer x")
                                .headers()
                                .firstValue("Access-Control-Allow-Origin"))
                .as("the page can tell why")
                .hasValue(PAGE);
    }

    @Test
    void pagesOfOtherOriginsMayNot() {
        var answer = from(guarded, "https://outra.exemplo.com.br", "Bearer segredo-um");
        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.headers().firstValue("Content-Type"))
                .hasValue("application/problem+json");
        assertThat(preflight(guarded, PAGE, "DELETE", "authorization").statusCode()).isEqualTo(403);
        assertThat(from(open, PAGE, "").headers().firstValue("Access-Control-Allow-Origin"))
                .as("off unless configured")
                .isEmpty();
    }

    @Test
    void doesNotStartWithWhatItCannotUse(CapturedOutput log) {
        assertThatThrownBy(() -> Dashboard.on(AWAY, "DASHBOARD_TOKENS=um nome:segredo").close())
                .isInstanceOf(RuntimeException.class);
        assertThat(log)
                .contains("APPLICATION FAILED TO START", "DASHBOARD_TOKENS must be")
                .doesNotContain("segredo");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "*",
                "null",
                "painel.exemplo.com.br",
                "https://painel.exemplo.com.br/",
                "https://Painel.exemplo.com.br",
                "ftp://painel.exemplo.com.br",
                "https://a b"
            })
    void isNoOrigin(String text) {
        assertThat(new CorsSettings(List.of(PAGE, text)).isOriginsOfTheirForm()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {PAGE, "http://localhost:3000", "http://10.0.0.7", "http://[::1]:8080"})
    void isAnOrigin(String text) {
        assertThat(new CorsSettings(List.of(text)).isOriginsOfTheirForm()).isTrue();
    }

    @Test
    void fileOfTokensMustHoldSome() throws IOException {
        Path other = secrets.resolve("other");
        assertThat(new AccessSettings(List.of(), other.toString()).isTokensFileUsable()).isFalse();
        Files.writeString(other, "# nothing yet\n");
        assertThat(new AccessSettings(List.of(), other.toString()).isTokensFileUsable()).isFalse();
        Files.writeString(other, "ok\num nome:segredo\n");
        assertThat(new AccessSettings(List.of(), other.toString()).isTokensFileUsable()).isFalse();
        assertThat(new AccessSettings(List.of("painel:"), "").isTokensOfTheirForm()).isFalse();
    }

    private static Path file() {
        return secrets.resolve("tokens");
    }

    private static HttpResponse<String> get(String path, String authorization) {
        return guarded.send(guarded.request(path).header("Authorization", authorization).build());
    }

    private static HttpResponse<String> from(Dashboard from, String origin, String authorization) {
        return from.send(
                from.request(FIGURES)
                        .header("Origin", origin)
                        .header("Authorization", authorization)
                        .build());
    }

    private static HttpResponse<String> preflight(
            Dashboard from, String origin, String method, String headers) {
        return from.send(
                from.request(FIGURES)
                        .method("OPTIONS", BodyPublishers.noBody())
                        .header("Origin", origin)
                        .header("Access-Control-Request-Method", method)
                        .header("Access-Control-Request-Headers", headers)
                        .build());
    }
}
