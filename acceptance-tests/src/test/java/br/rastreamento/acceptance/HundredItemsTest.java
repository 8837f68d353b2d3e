package br.rastreamento.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class HundredItemsTest {

    private static final JsonMapper JSON = new JsonMapper();

    /// Items 10, 50 and 99 are none, each for another reason.
    private static final String BODY =
            IntStream.range(0, 100)
                    .mapToObj(HundredItemsTest::item)
                    .collect(Collectors.joining(",", "[", "]"));

    @Test
    void threeInvalidItemsOfAHundredAreNamedAndSendingAllAgainAddsNothing() { // R1, R8
        try (Pipeline pipeline = new Pipeline("hundred-items")) {
            for (int round = 0; round < 2; round++) {
                HttpResponse<String> answer = pipeline.post(BODY);

                assertThat(answer.statusCode()).as(answer.body()).isEqualTo(207);
                JsonNode json = JSON.readTree(answer.body());
                assertThat(json.get("aceitos").asInt()).isEqualTo(97);
                assertThat(json.get("rejeitados").findValuesAsString("indice"))
                        .containsExactly("10", "50", "99");
                assertThat(json.get("rejeitados").findValuesAsString("campo"))
                        .containsExactly("id_pacote", "origem", "data_atualizacao");
                assertThat(json.get("rejeitados").findValuesAsString("codigo"))
                        .containsExactly("id_invalido", "valor_vazio", "data_invalida");

                pipeline.topics.awaitAllProcessed(Pipeline.PATIENCE);
                assertThat(pipeline.topics.published()).isEqualTo(97L * (round + 1));
                JsonNode figures = pipeline.get("/api/v1/indicadores");
                assertThat(figures.get("total_eventos").asInt()).isEqualTo(97);
                assertThat(figures.get("total_pacotes").asInt()).isEqualTo(97);
            }
        }
    }

    private static String item(int index) {
        return """
        {"id_pacote": %d, "origem": "%s", "destino": "Recife", "status_rastreamento": "POSTADO",
         "data_atualizacao": "%s"}
        """
                .formatted(
                        index == 10 ? 0 : 5_000 + index,
                        index == 50 ? " " : "Natal",
                        index == 99 ? "ontem" : "2025-10-12T08:15:00Z");
    }
}
