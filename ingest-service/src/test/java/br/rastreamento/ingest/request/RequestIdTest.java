package br.rastreamento.ingest.request;

import static br.rastreamento.ingest.EventSamples.INVALID;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import br.rastreamento.ingest.ServedIngest;
import br.rastreamento.ingest.ServedIngest.Answer;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/// An answer can be found again in the logs and the metrics.
@ExtendWith(OutputCaptureExtension.class)
class RequestIdTest {

    private static final String NEW = "[0-9a-f]{32}";

    private static ServedIngest ingest;

    @BeforeAll
    static void start() {
        ingest = ServedIngest.start(ServedIngest.NO_KAFKA, Map.of());
    }

    @AfterAll
    static void stop() {
        ingest.close();
    }

    @Test
    void keepsTheCallersIdInAnswerProblemAndLog(CapturedOutput output) {
        Answer answer = post("{", "X-Request-Id", "Pedido_7.a-b");

        assertThat(answer.header("X-Request-Id")).isEqualTo("Pedido_7.a-b");
        assertThat(answer.json().get("request_id").asString()).isEqualTo("Pedido_7.a-b");
        await().untilAsserted(() ->
                assertThat(output.getAll())
                        .containsPattern("answered .*status=\"400\".*request_id=Pedido_7.a-b"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a b", "ação", "<script>", "x;y=1"})
    void makesAnotherIdWhereTheCallersCouldDoHarm(String id) {
        assertThat(post(INVALID, "X-Request-Id", id).header("X-Request-Id")).matches(NEW);
    }

    @Test
    void makesAnotherIdWhereTheCallersIsTooLong() {
        assertThat(post(INVALID, "X-Request-Id", "x".repeat(64)).header("X-Request-Id"))
                .hasSize(64);
        assertThat(post(INVALID, "X-Request-Id", "x".repeat(65)).header("X-Request-Id"))
                .matches(NEW);
    }

    @Test
    void givesAnIdToAnswersThatNoControllerMakes() {
        Answer unauthorized = post(INVALID, "Authorization", "Bearer errada");
        Answer unknown = ingest.get("/nada");
        Answer refusedByTomcat = post(INVALID, "X-Large", "x".repeat(20_000));

        for (Answer answer : new Answer[] {unauthorized, unknown, refusedByTomcat}) {
            assertThat(answer.header("X-Request-Id")).matches(NEW);
            assertThat(answer.json().get("request_id").asString())
                    .isEqualTo(answer.header("X-Request-Id"));
        }
    }

    @Test
    void countsAnswersByStatusAndSource() {
        post(INVALID, "Authorization", "Bearer errada");
        post(INVALID);

        await().untilAsserted(() ->
                assertThat(ingest.get("/actuator/prometheus").response().body())
                        .contains(
                                "ingest_answers_total{source=\"desconhecida\",status=\"401\"}",
                                "ingest_answers_total{source=\"transportadora\",status=\"422\"}"));
    }

    private static Answer post(String body, String... headers) {
        return ingest.post(body.getBytes(UTF_8), headers);
    }
}
