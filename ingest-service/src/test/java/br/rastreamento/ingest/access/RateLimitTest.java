package br.rastreamento.ingest.access;

import static br.rastreamento.ingest.EventSamples.INVALID;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import br.rastreamento.ingest.ServedIngest;
import br.rastreamento.ingest.ServedIngest.Answer;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// A source that asks for too much is told when to come back, and does not take the others' place.
class RateLimitTest {

    @Test
    void answers429WithATruthfulRetryAfterToTheOneSourceThatIsOverItsRate() {
        try (ServedIngest ingest =
                ServedIngest.start(
                        ServedIngest.NO_KAFKA,
                        Map.of(
                                "INGEST_TOKENS",
                                "acme:a,acme:a2,outra:b",
                                "INGEST_RATE_LIMIT",
                                "0.02",
                                "INGEST_RATE_BURST",
                                "2"))) {
            assertThat(post(ingest, "a").status()).isEqualTo(422);
            assertThat(post(ingest, "a2").status()).isEqualTo(422);
            Answer refused = post(ingest, "a");

            assertThat(refused.problem()).startsWith("429 Requisições demais: ");
            assertThat(Integer.parseInt(refused.header("Retry-After"))).isBetween(30, 50);
            assertThat(post(ingest, "b").status()).isEqualTo(422);
            assertThat(post(ingest, "errada").status()).isEqualTo(401);
        }
    }

    private static Answer post(ServedIngest ingest, String token) {
        return ingest.post(INVALID.getBytes(UTF_8), "Authorization", "Bearer " + token);
    }
}
