package br.rastreamento.ingest.access;

import static br.rastreamento.ingest.EventSamples.INVALID;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import br.rastreamento.ingest.ServedIngest;
import br.rastreamento.ingest.ServedIngest.Answer;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/// Who guesses is slowed down and does not fill the logs; who knows is let in, from the same address too.
@ExtendWith(OutputCaptureExtension.class)
class FailedAttemptsTest {

    private static final Signer SIGNER = Signer.of(1);
    private static final byte[] BODY = INVALID.getBytes(UTF_8);

    private final AtomicLong now = new AtomicLong();

    @Test
    void answers429ToWrongCredentialsAfterManyAndNeverToGoodOnes(CapturedOutput output) {
        try (ServedIngest ingest =
                ServedIngest.start(
                        ServedIngest.NO_KAFKA,
                        Map.of(
                                "INGEST_WEBHOOK_SECRETS",
                                "acme:" + SIGNER.secret(),
                                "INGEST_AUTH_FAILURES",
                                "2"))) {
            assertThat(wrong(ingest).status()).isEqualTo(401);
            assertThat(wronglySigned(ingest).status()).isEqualTo(401);
            for (int i = 0; i < 20; i++) {
                Answer refused = i % 2 == 0 ? wrong(ingest) : wronglySigned(ingest);

                assertThat(refused.problem())
                        .startsWith("429 Requisições demais: A ")
                        .contains("tentativas demais");
                assertThat(Integer.parseInt(refused.header("Retry-After"))).isBetween(1, 30);
            }

            assertThat(ingest.post(BODY).status()).isEqualTo(422);
            assertThat(signed(ingest, SIGNER.headers(Instant.now(), BODY)).status()).isEqualTo(422);
            assertThat(ingest.get("/actuator/prometheus").response().body())
                    .contains("ingest_answers_total{source=\"desconhecida\",status=\"429\"} 20.0");
        }
        assertThat(output).doesNotContain("status=\"429\"");
        assertThat(output.toString().split("too many requests without a good credential"))
                .hasSize(2);
    }

    @Test
    void saysHowLongToWaitForTheNextAttempt() {
        FailedAttempts failures = new FailedAttempts(3, now::get);
        for (int i = 0; i < 3; i++) {
            assertThat(failures.count("192.0.2.1")).isZero();
        }

        assertThat(failures.count("192.0.2.1")).isEqualTo(Duration.ofSeconds(20));
        assertThat(failures.count("192.0.2.2")).isZero();
        now.addAndGet(Duration.ofSeconds(20).toNanos());
        assertThat(failures.count("192.0.2.1")).isZero();
        assertThat(failures.count("192.0.2.1")).isPositive();
    }

    @Test
    void takesAnIPv6NetworkForOneAddress() {
        FailedAttempts failures = new FailedAttempts(1, now::get);

        assertThat(failures.count("2001:db8:0:1:0:0:0:1")).isZero();
        assertThat(failures.count("2001:db8:0:1:ffff:0:0:2")).isPositive();
        assertThat(failures.count("2001:db8:0:2:0:0:0:1")).isZero();
        assertThat(failures.count("::ffff:192.0.2.1")).isZero();
    }

    @Test
    void forgetsTheAddressesThatFailedLongestAgo() {
        FailedAttempts failures = new FailedAttempts(1, now::get);
        failures.count("192.0.2.1");
        for (int i = 0; i < 10_000; i++) {
            failures.count("10.0." + i / 256 + "." + i % 256);
        }

        assertThat(failures.count("10.0.39.15")).isPositive();
        assertThat(failures.count("192.0.2.1")).isZero();
    }

    @Test
    void limitsNothingIfToldSo() {
        FailedAttempts failures = new FailedAttempts(0, now::get);

        for (int i = 0; i < 100; i++) {
            assertThat(failures.count("192.0.2.1")).isZero();
        }
    }

    private static Answer wrong(ServedIngest ingest) {
        return ingest.post(BODY, "Authorization", "Bearer errada");
    }

    private static Answer wronglySigned(ServedIngest ingest) {
        return signed(ingest, Signer.of(2).headers(Instant.now(), BODY));
    }

    private static Answer signed(ServedIngest ingest, String... headers) {
        return ingest.post(
                BODY,
                "Authorization",
                "-",
                headers[0],
                headers[1],
                headers[2],
                headers[3],
                headers[4],
                headers[5]);
    }
}
