package br.rastreamento.dashboard.web;

import static org.assertj.core.api.Assertions.assertThat;

import br.rastreamento.dashboard.Dashboard;
import br.rastreamento.dashboard.SharedDashboard;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.databind.JsonNode;

@ExtendWith(SharedDashboard.class)
class ApiDocumentTest {

    private final Dashboard dashboard;
    private final JsonNode document;

    ApiDocumentTest(Dashboard dashboard) {
        this.dashboard = dashboard;
        document = dashboard.json("/v3/api-docs");
    }

    @Test
    void isOpenApi31() {
        assertThat(document.get("openapi").asString()).startsWith("3.1.");
    }

    @Test
    void namesEveryPathAndNoOther() {
        var served =
                dashboard
                        .context()
                        .getBean("requestMappingHandlerMapping", RequestMappingHandlerMapping.class)
                        .getHandlerMethods()
                        .keySet()
                        .stream()
                        .flatMap(mapping -> mapping.getPatternValues().stream())
                        .filter(path -> path.startsWith("/api/"))
                        .distinct() // a list and its file share their path
                        .toList();

        assertThat(document.get("paths").propertyNames())
                .containsExactlyInAnyOrderElementsOf(served)
                .hasSize(12);
    }

    @Test
    void describesEachOperationParameterAndAnswer() {
        for (JsonNode path : document.get("paths")) {
            JsonNode operation = path.get("get");
            assertThat(path).hasSize(1);
            assertThat(operation.get("summary").asString()).isNotBlank();
            assertThat(operation.path("parameters").valueStream())
                    .allSatisfy(parameter ->
                            assertThat(parameter.path("description").asString("")).isNotBlank());
            assertThat(operation.get("responses").propertyNames())
                    .contains("200", "400", "401", "500", "503");
            assertThat(operation.at("/responses/200/content").propertyNames())
                    .containsExactlyInAnyOrderElementsOf(
                            switch (operation.get("operationId").asString()) {
                                case "stream" -> Set.of("text/event-stream");
                                case "pacotes",
                                        "pacotes-parados",
                                        "ocorrencias",
                                        "rotas",
                                        "series-eventos",
                                        "series-tempos-entrega" ->
                                        Set.of("application/json", "text/csv");
                                default -> Set.of("application/json");
                            });
            assertThat(operation.at("/responses/503/content").propertyNames())
                    .containsExactly("application/problem+json");
        }
        assertThat(document.at("/paths/~1api~1v1~1pacotes~1{id}/get/responses").propertyNames())
                .contains("404");
    }

    @Test
    void figuresSayHowTheyAreMadeInBothLanguages() {
        assertThat(document.at("/components/schemas").valueStream())
                .allSatisfy(schema ->
                        assertThat(schema.path("properties").properties())
                                .filteredOn(property -> isFigure(property.getKey()))
                                .allSatisfy(property ->
                                        assertThat(
                                                        property.getValue()
                                                                .path("description")
                                                                .asString(""))
                                                .as(property.getKey())
                                                .contains("(EN)")));
    }

    private static boolean isFigure(String name) {
        return name.matches("(total|taxa|tempo|eventos|pacotes|p\\d)_?.*")
                && !name.equals("pacotes")
                && !name.equals("eventos");
    }

    @Test
    void figuresHaveTheNamesAndNullsOfTheAnswer() {
        JsonNode figures = document.at("/components/schemas/Indicadores");

        assertThat(figures.get("properties").propertyNames())
                .containsExactlyInAnyOrderElementsOf(
                        dashboard.json("/api/v1/indicadores").propertyNames());
        assertThat(figures.get("required")).hasSameSizeAs(figures.get("properties"));
        assertThat(figures.at("/properties/tempo_medio_entrega/oneOf/1/type").asString())
                .isEqualTo("null");
        assertThat(
                        document.at("/components/schemas/PacoteParado/properties/parado_ha")
                                .has("oneOf"))
                .as("never null")
                .isFalse();
    }

    @Test
    void canBeBrowsed() throws Exception {
        try (HttpClient browser =
                HttpClient.newBuilder().followRedirects(Redirect.NORMAL).build()) {
            var page =
                    browser.send(
                            dashboard.request("/swagger-ui.html").build(), BodyHandlers.ofString());

            assertThat(page.statusCode()).isEqualTo(200);
            assertThat(page.body())
                    .contains("swagger-ui-bundle.js")
                    .doesNotContainPattern("<script(?![^>]*\\bsrc=)");
        }
    }
}
