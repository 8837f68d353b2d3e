package br.rastreamento.dashboard.web;

import static org.assertj.core.api.Assertions.assertThat;

import br.rastreamento.dashboard.Dashboard;
import br.rastreamento.dashboard.SharedDashboard;
import br.rastreamento.dashboard.StoredOccurrences;
import br.rastreamento.dashboard.StoredParcels;
import br.rastreamento.dashboard.StoredParcels.Event;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Real answers are as the OpenAPI document says, with no member that it does not name; so are its own examples.
@ExtendWith(SharedDashboard.class)
class ContractTest {

    private static final String ADDRESS = "https://rastreamento.example/openapi.json";

    private final Dashboard dashboard;
    private final StoredParcels stored;
    private final JsonNode document;
    private final SchemaRegistry schemas;

    ContractTest(Dashboard dashboard, StoredParcels stored) {
        this.dashboard = dashboard;
        this.stored = stored;
        document = dashboard.json("/v3/api-docs");
        for (JsonNode schema : document.at("/components/schemas")) {
            ((ObjectNode) schema).put("additionalProperties", false);
        }
        schemas =
                SchemaRegistry.withDefaultDialect(
                        SpecificationVersion.DRAFT_2020_12,
                        registry ->
                                registry.schemas(Map.of(ADDRESS, document.toString()))
                                        .schemaRegistryConfig(
                                                SchemaRegistryConfig.builder()
                                                        .formatAssertionsEnabled(true)
                                                        .build()));
    }

    @Test
    void answersBeforeTheFirstEvent() {
        conforms("/api/v1/indicadores", "/api/v1/indicadores", 200);
        conforms("/api/v1/pacotes", "/api/v1/pacotes", 200);
        figuresConform();
    }

    @Test
    void answersWithAndWithoutDelivery() {
        stored.store(
                1333,
                "Natal",
                "Paraíba",
                Event.of("AGUARDANDO RETIRADA", "2025-10-12T08:15:00Z"),
                Event.of("ENTREGUE", "2025-10-13T17:40:00.123456Z"));
        stored.store(1411, "Acre", "Rondônia", Event.of("UM STATUS NOVO", "2025-10-12T14:30:00Z"));
        new StoredOccurrences(stored)
                .add(1333, Event.of("AVARIADO", "2025-10-12T14:30:00.123456Z"));

        conforms("/api/v1/indicadores", "/api/v1/indicadores", 200);
        conforms("/api/v1/pacotes", "/api/v1/pacotes?limite=1", 200);
        conforms("/api/v1/pacotes", "/api/v1/pacotes", 200);
        conforms("/api/v1/pacotes/{id}", "/api/v1/pacotes/1333", 200);
        conforms("/api/v1/pacotes/{id}", "/api/v1/pacotes/1411", 200);
        conforms("/api/v1/pacotes/parados", "/api/v1/pacotes/parados?limite=1", 200);
        conforms("/api/v1/rotas", "/api/v1/rotas?limite=1", 200);
        conforms(
                "/api/v1/series/eventos",
                "/api/v1/series/eventos?de=2025-10-12&ate=2025-10-14",
                200);
        conforms(
                "/api/v1/series/tempos-entrega",
                "/api/v1/series/tempos-entrega?de=2025-10-12&ate=2025-10-14",
                200);
        figuresConform();
    }

    private void figuresConform() {
        for (String path :
                List.of(
                        "/api/v1/tempos-entrega",
                        "/api/v1/rotas",
                        "/api/v1/series/eventos",
                        "/api/v1/series/tempos-entrega",
                        "/api/v1/pacotes/parados",
                        "/api/v1/qualidade",
                        "/api/v1/vazao",
                        "/api/v1/ocorrencias")) {
            conforms(path, path, 200);
        }
    }

    @Test
    void refusals() {
        conforms("/api/v1/indicadores", "/api/v1/indicadores?x=1", 400);
        conforms("/api/v1/pacotes", "/api/v1/pacotes?limite=0", 400);
        conforms("/api/v1/stream", "/api/v1/stream?x=1", 400);
        conforms("/api/v1/ocorrencias", "/api/v1/ocorrencias?limite=257", 400);
        conforms("/api/v1/pacotes/{id}", "/api/v1/pacotes/42", 404);
        conforms("/api/v1/pacotes/parados", "/api/v1/pacotes/parados?dias=0", 400);
        conforms("/api/v1/rotas", "/api/v1/rotas?ordem=x", 400);
        conforms("/api/v1/series/eventos", "/api/v1/series/eventos?de=ontem", 400);
    }

    @Test
    void faults() {
        stored.sql().sql("DELETE FROM resumo_geral").update();
        try {
            conforms("/api/v1/indicadores", "/api/v1/indicadores", 500);
        } finally {
            stored.sql().sql("INSERT INTO resumo_geral DEFAULT VALUES").update();
        }
    }

    @Test
    void examplesOfProblems() {
        int examples = 0;
        for (JsonNode path : document.get("paths")) {
            for (JsonNode response : path.at("/get/responses")) {
                JsonNode example = response.at("/content/application~1problem+json/example");
                if (!example.isMissingNode()) {
                    assertConforms("#/components/schemas/Problema", example.toString());
                    examples++;
                }
            }
        }
        assertThat(examples).isGreaterThanOrEqualTo(5 * 4);
    }

    @Test
    void exampleOfTheStream() {
        JsonNode content =
                document.at(
                        "/paths/~1api~1v1~1stream/get/responses/200/content/text~1event-stream");
        String example = content.get("example").asString();

        List<String> told = example.lines().filter(line -> line.startsWith("data:")).toList();

        assertThat(told).hasSize(3);
        for (String data : told) {
            assertConforms(
                    "#/paths/~1api~1v1~1stream/get/responses/200/content/text~1event-stream/schema",
                    data.substring("data:".length()));
        }
    }

    @Test
    void whatTheDocumentDoesNotSayIsNoticed() {
        assertThat(
                        schemas.getSchema(
                                        SchemaLocation.of(
                                                ADDRESS + "#/components/schemas/Indicadores"))
                                .validate(
                                        "{\"total_pacotes\":\"2\",\"outro\":1}", InputFormat.JSON))
                .isNotEmpty();
    }

    private void conforms(String path, String address, int status) {
        HttpResponse<String> answer = dashboard.get(address);
        assertThat(answer.statusCode()).isEqualTo(status);
        String type = answer.headers().firstValue("Content-Type").orElseThrow();
        String schema =
                "/paths/%s/get/responses/%d/content/%s/schema/$ref"
                        .formatted(path.replace("/", "~1"), status, type.replace("/", "~1"));
        assertConforms(document.at(schema).asString(), answer.body());
    }

    private void assertConforms(String schema, String json) {
        assertThat(
                        schemas.getSchema(SchemaLocation.of(ADDRESS + schema))
                                .validate(json, InputFormat.JSON))
                .as(schema + " " + json)
                .isEmpty();
    }
}
