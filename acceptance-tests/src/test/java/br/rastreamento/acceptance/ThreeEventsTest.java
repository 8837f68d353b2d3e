package br.rastreamento.acceptance;

import static br.rastreamento.acceptance.ThreeEvents.DELIVERED;
import static br.rastreamento.acceptance.ThreeEvents.LOST;
import static br.rastreamento.acceptance.ThreeEvents.WAITING;
import static org.assertj.core.api.Assertions.assertThat;

import br.rastreamento.testservers.RequiresTimescale;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// One pipeline for all tests, which know the same three events.
class ThreeEventsTest {

    private static Pipeline pipeline;

    @BeforeAll
    static void start() {
        pipeline = new Pipeline("three-events");
    }

    @AfterAll
    static void stop() {
        if (pipeline != null) {
            pipeline.close();
        }
    }

    @Test
    void threeEventsInAnyOrderAndTwiceAreTwoParcels() { // R1–R5
        for (int round = 0; round < 2; round++) {
            assertThat(
                            pipeline.post("[" + String.join(",", DELIVERED, LOST, WAITING) + "]")
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

    @RequiresTimescale
    @Test
    void eventsAreAHypertableAndATimelineIsReadByTheUniqueKey() throws Exception {
        assertThat(pipeline.post("[" + WAITING + "," + DELIVERED + "]").statusCode())
                .isEqualTo(202);
        pipeline.topics.awaitAllProcessed(Pipeline.PATIENCE);
        assertThat(query("SELECT hypertable_name FROM timescaledb_information.hypertables"))
                .containsExactly("eventos_rastreamento");
        assertThat(
                        String.join(
                                "\n",
                                query(
                                        """
                                        EXPLAIN SELECT data_evento, status_rastreamento FROM eventos_rastreamento
                                        WHERE id_pacote = 1333 ORDER BY data_evento\
                                        """)))
                .contains("eventos_rastreamento_identidade")
                .doesNotContain("Seq Scan");
    }

    private static List<String> query(String sql) throws SQLException {
        try (var connection = pipeline.database.superuser();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            List<String> texts = new ArrayList<>();
            while (rows.next()) {
                texts.add(rows.getString(1));
            }
            return texts;
        }
    }
}
