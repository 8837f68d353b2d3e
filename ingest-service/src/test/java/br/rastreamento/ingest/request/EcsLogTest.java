package br.rastreamento.ingest.request;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import br.rastreamento.ingest.ServedIngest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@ExtendWith(OutputCaptureExtension.class)
class EcsLogTest {

    private static final JsonMapper JSON = new JsonMapper();

    /// What ECS calls `source` is an object: an index by its mapping refuses a line in which it is a text.
    @Test
    void aRefusedRequestIsALineOfJsonWithItsIdAndSourceAndWithoutWhatWasShownOrSent(
            CapturedOutput output) {
        try (ServedIngest ingest =
                ServedIngest.start(ServedIngest.NO_KAFKA, Map.of("LOG_FORMAT", "ecs"))) {
            ingest.post("{\"origem\":\"Quixeramobim\"".getBytes(UTF_8), "X-Request-Id", "pedido-1");
            ingest.post(
                    "{}".getBytes(UTF_8),
                    "X-Request-Id",
                    "pedido-2",
                    "Authorization",
                    "Bearer 3rrada");
            await().untilAsserted(() -> assertThat(lines(output, "pedido-2")).hasSize(1));

            JsonNode refused = lines(output, "pedido-1").getFirst();
            assertThat(refused.get("fonte").asString()).isEqualTo(ServedIngest.SOURCE);
            assertThat(refused.get("status").asInt()).isEqualTo(400);
            assertThat(refused.at("/log/level").asString()).isEqualTo("INFO");
            assertThat(refused.has("source")).isFalse();
            assertThat(output.getAll())
                    .doesNotContain(ServedIngest.TOKEN, "3rrada", "Quixeramobim");
        }
    }

    private static List<JsonNode> lines(CapturedOutput output, String requestId) {
        return output.getAll()
                .lines()
                .filter(line -> line.startsWith("{"))
                .map(JSON::readTree)
                .filter(line -> line.path("request_id").asString("").equals(requestId))
                .toList();
    }
}
