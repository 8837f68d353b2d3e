package br.rastreamento.acceptance;

import static br.rastreamento.acceptance.ThreeEvents.DELIVERED;
import static br.rastreamento.acceptance.ThreeEvents.LOST;
import static br.rastreamento.acceptance.ThreeEvents.WAITING;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class ThreeEventsTest {

    @Test
    void threeEventsInAnyOrderAndTwiceAreTwoParcels() { // R1–R5
        try (Pipeline pipeline = new Pipeline("three-events")) {
            for (int round = 0; round < 2; round++) {
                assertThat(
                                pipeline.post(
                                                "["
                                                        + String.join(",", DELIVERED, LOST, WAITING)
                                                        + "]")
                                        .statusCode())
                        .isEqualTo(202);
                for (String event : List.of(LOST, DELIVERED, WAITING)) {
                    assertThat(pipeline.post(event).statusCode()).isEqualTo(202);
                }
            }
            pipeline.topics.awaitAllProcessed(Pipeline.PATIENCE);

            JsonNode figures = pipeline.get("/api/v1/indicadores");
            assertThat(figures.get("total_pacotes").asInt()).isEqualTo(2);
            assertThat(figures.get("total_eventos").asInt()).isEqualTo(3);
            assertThat(Figures.in(figures).parcelsByStatus())
                    .isEqualTo(Map.of("ENTREGUE", 1L, "EXTRAVIADO", 1L));
            assertThat(figures.at("/tempo_medio_entrega/iso8601").asString()).isEqualTo("PT33H25M");
            assertThat(figures.at("/tempo_medio_entrega/texto").asString())
                    .isEqualTo("1 dia, 09:25:00");
            assertThat(pipeline.get("/api/v1/pacotes/1333").toString())
                    .contains(
                            "AGUARDANDO RETIRADA",
                            "2025-10-12T08:15:00Z",
                            "2025-10-13T17:40:00Z",
                            "Paraíba");
        }
    }
}
