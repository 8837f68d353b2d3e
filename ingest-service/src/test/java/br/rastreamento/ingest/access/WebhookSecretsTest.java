package br.rastreamento.ingest.access;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.util.unit.DataSize;

/// The signatures of Standard Webhooks 1.0.0.
class WebhookSecretsTest {

    // The test vector that the specification's own libraries share.
    private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
    private static final String ID = "msg_p5jXN8AQM9LWM0D4loKWxJek";
    private static final long TIMESTAMP = 1614265330;
    private static final String BODY = "{\"test\": 2432232314}";
    private static final String SIGNATURE = "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=";

    private static final Map<String, String> SIGNED =
            Map.of(
                    WebhookSignature.ID, ID,
                    WebhookSignature.TIMESTAMP, Long.toString(TIMESTAMP),
                    WebhookSignature.SIGNATURE, SIGNATURE);

    @Test
    void knowsTheSpecificationsOwnSignature() {
        assertThat(source(SIGNED, BODY, 0)).isEqualTo("acme");
    }

    @Test
    void takesTheSignatureAmongOthersWhicheverItsPlace() {
        String other = Signer.of(9).sign(ID, Long.toString(TIMESTAMP), BODY.getBytes(UTF_8));

        assertThat(source(with(WebhookSignature.SIGNATURE, other + " " + SIGNATURE), BODY, 0))
                .isEqualTo("acme");
        assertThat(source(with(WebhookSignature.SIGNATURE, SIGNATURE + "  v1a,AAAA v2,?"), BODY, 0))
                .isEqualTo("acme");
    }

    @ParameterizedTest
    @ValueSource(longs = {-300, 300})
    void toleratesAClockThatIsFiveMinutesOffAndNoMore(long seconds) {
        assertThat(source(SIGNED, BODY, seconds)).isEqualTo("acme");
        assertThat(source(SIGNED, BODY, seconds + Long.signum(seconds))).isNull();
    }

    @Test
    void knowsNoSignatureOfAnythingElse() {
        assertThat(source(SIGNED, BODY + " ", 0)).isNull();
        assertThat(source(with(WebhookSignature.ID, "msg_other"), BODY, 0)).isNull();
        assertThat(source(with(WebhookSignature.TIMESTAMP, "1614265331"), BODY, 0)).isNull();
        assertThat(
                        source(
                                with(WebhookSignature.SIGNATURE, SIGNATURE.replace("v1,", "v2,")),
                                BODY,
                                0))
                .isNull();
    }

    @Test
    void refusesAnIdentifierThatCouldLendAPieceToTheTime() {
        assertThat(signature(with(WebhookSignature.ID, "msg.1614265330"), 0).flaw())
                .contains("sem ponto");
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "1e9", "1614265330.5", "agora", "9999999999999"})
    void refusesATimeThatIsNoNumberOfSeconds(String timestamp) {
        assertThat(signature(with(WebhookSignature.TIMESTAMP, timestamp), 0).flaw())
                .contains("webhook-timestamp");
    }

    @Test
    void namesEveryHeaderThatIsMissing() {
        assertThat(signature(Map.of(WebhookSignature.TIMESTAMP, "1"), 0).flaw())
                .isEqualTo("A assinatura está incompleta; falta: webhook-id, webhook-signature.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw",
                "whsec_",
                "whsec_c2hvcnQ=",
                "whsec_*fKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"
            })
    void refusesWhatIsNoSecretWithoutShowingIt(String secret) {
        assertThatThrownBy(() -> secrets("acme:" + secret))
                .isInstanceOf(CredentialsMisconfigured.class)
                .hasMessageContaining("Entry 1 of INGEST_WEBHOOK_SECRETS")
                .hasMessageNotContaining("acme")
                .hasMessageNotContaining("fKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw");
    }

    @Test
    void refusesOneSecretForTwoSources() {
        assertThatThrownBy(() -> secrets("acme:" + SECRET, "outra:" + SECRET))
                .hasMessage(
                        "Entry 2 of INGEST_WEBHOOK_SECRETS is also the secret of another source.");
    }

    private static @Nullable String source(Map<String, String> headers, String body, long later) {
        MockHttpServletRequest request = request(headers);
        request.setContent(body.getBytes(UTF_8));
        try (BodyMemory.Lease lease =
                new BodyMemory(1024 * 1024, DataSize.ofKilobytes(1)).lease()) {
            BufferedBody read =
                    BufferedBody.read(
                            request, DataSize.ofKilobytes(1), Duration.ofMinutes(1), lease);
            return secrets("velha:" + Signer.of(1).secret(), "acme:" + SECRET)
                    .sourceOf(signature(headers, later), read);
        }
    }

    private static WebhookSecrets secrets(String... entries) {
        return new WebhookSecrets(
                CredentialEntry.read("INGEST_WEBHOOK_SECRETS", List.of(entries), ""));
    }

    private static WebhookSignature signature(Map<String, String> headers, long secondsLater) {
        return WebhookSignature.of(
                request(headers),
                Instant.ofEpochSecond(TIMESTAMP + secondsLater),
                Duration.ofMinutes(5));
    }

    private static MockHttpServletRequest request(Map<String, String> headers) {
        MockHttpServletRequest request = new MockHttpServletRequest();
        headers.forEach(request::addHeader);
        return request;
    }

    private static Map<String, String> with(String name, String value) {
        Map<String, String> headers = new java.util.HashMap<>(SIGNED);
        headers.put(name, value);
        return headers;
    }
}
