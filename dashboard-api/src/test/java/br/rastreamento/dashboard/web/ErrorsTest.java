package br.rastreamento.dashboard.web;

import static org.assertj.core.api.Assertions.assertThat;

import br.rastreamento.dashboard.Dashboard;
import br.rastreamento.dashboard.SharedDashboard;
import br.rastreamento.dashboard.StoredParcels;
import java.io.IOException;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/// Each error is a problem detail (RFC 9457) in Portuguese.
@ExtendWith(SharedDashboard.class)
class ErrorsTest {

    private final Dashboard dashboard;
    private final StoredParcels stored;

    ErrorsTest(Dashboard dashboard, StoredParcels stored) {
        this.dashboard = dashboard;
        this.stored = stored;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/nada",
                "/api/v1",
                "/api/v2/indicadores",
                "/api/v1/pacotes/1/eventos",
                "/error",
                "/nada.js"
            })
    void addressWithoutAnythingIs404(String path) {
        JsonNode problem = problem(dashboard.get(path), 404);

        assertThat(problem.get("title").asString()).isEqualTo("Não encontrado");
        assertThat(problem.get("detail").asString()).isEqualTo("Não há nada neste endereço.");
        assertThat(problem.get("instance").asString()).isEqualTo(path);
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST", "PUT", "PATCH", "DELETE"})
    void methodThatWritesIs405AndNamesTheOthers(String method) {
        var response =
                dashboard.send(
                        dashboard
                                .request("/api/v1/indicadores")
                                .method(method, BodyPublishers.ofString("{}"))
                                .build());

        assertThat(problem(response, 405).get("title").asString())
                .isEqualTo("Método não permitido");
        assertThat(response.headers().firstValue("Allow")).hasValue("GET");
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/xml", "text/html", "no media type"})
    void otherFormatIs406(String accept) {
        var response =
                dashboard.send(
                        dashboard.request("/api/v1/indicadores").header("Accept", accept).build());

        assertThat(problem(response, 406).get("title").asString())
                .isEqualTo("Formato não disponível");
    }

    @Test
    void problemIsSentWhateverTheCallerAccepts() {
        var response =
                dashboard.send(
                        dashboard
                                .request("/api/v1/pacotes/x")
                                .header("Accept", "image/png")
                                .build());

        assertThat(response.headers().firstValue("Content-Type"))
                .hasValue("application/problem+json");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1/pacotes?status=%ZZ",
                "/api/v1/pacotes?origem=%FF",
                "/api/v1/pacotes?%FF=1",
                "/[",
                "/a%00b"
            })
    void addressThatCannotBeReadIs400(String target) throws IOException {
        assertThat(raw(target))
                .startsWith("HTTP/1.1 400")
                .containsIgnoringCase("Content-Type: application/problem+json")
                .contains("\"title\":\"Requisição inválida\"");
    }

    @Test
    void endpointWithoutParametersRefusesThem() {
        JsonNode problem = problem(dashboard.get("/api/v1/indicadores?fase=ENTREGUE"), 400);

        assertThat(problem.get("parametro").asString()).isEqualTo("fase");
        assertThat(problem.get("detail").asString()).isEqualTo("Esta consulta não tem parâmetros.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1/pacotes",
                "/api/v1/pacotes/parados",
                "/api/v1/rotas",
                "/api/v1/ocorrencias",
                "/api/v1/series/eventos",
                "/api/v1/series/tempos-entrega"
            })
    void unknownFormatIs400WhateverTheCallerAccepts(String path) {
        for (String accept : new String[] {"text/csv", "application/json", "*/*"}) {
            JsonNode problem = problem(dashboard.get(path + "?formato=xml", "Accept", accept), 400);

            assertThat(problem.get("parametro").asString()).as(accept).isEqualTo("formato");
            assertThat(problem.get("detail").asString()).isEqualTo("Informe json ou csv.");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1/indicadores?formato=csv",
                "/api/v1/indicadores?formato=json",
                "/api/v1/pacotes/7?formato=csv",
                "/api/v1/stream?formato=json"
            })
    void aFormatWhereThereIsOneOnlyIsAnUnknownParameter(String target) {
        JsonNode problem = problem(dashboard.get(target), 400);

        assertThat(problem.get("parametro").asString()).isEqualTo("formato");
    }

    @Test
    void anAcceptThatNothingServesIs406WhereTheFormatIsEmpty() {
        assertThat(dashboard.get("/api/v1/pacotes?formato=", "Accept", "image/png").statusCode())
                .isEqualTo(406);
    }

    @Test
    void ownFaultIs500AndTellsNothingOfTheInside() {
        stored.sql().sql("DELETE FROM resumo_geral").update();
        try {
            JsonNode problem = problem(dashboard.get("/api/v1/indicadores"), 500);

            assertThat(problem.get("title").asString()).isEqualTo("Erro interno");
            assertThat(problem.toString()).doesNotContain("resumo", "Exception", "SELECT", "java");
        } finally {
            stored.sql().sql("INSERT INTO resumo_geral DEFAULT VALUES").update();
        }
    }

    private static JsonNode problem(HttpResponse<String> response, int status) {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
        assertThat(response.headers().firstValue("Content-Type"))
                .hasValue("application/problem+json");
        JsonNode problem = Dashboard.json(response);
        assertThat(problem.get("status").asInt()).isEqualTo(status);
        return problem;
    }

    /// Java's own client refuses to send such addresses.
    private String raw(String target) throws IOException {
        try (Socket socket = new Socket("localhost", dashboard.port())) {
            socket.getOutputStream()
                    .write(
                            ("GET "
                                            + target
                                            + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
                                    .getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
