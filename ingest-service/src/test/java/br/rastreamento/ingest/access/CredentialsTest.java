package br.rastreamento.ingest.access;

import static br.rastreamento.ingest.EventSamples.INVALID;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import br.rastreamento.ingest.ServedIngest;
import br.rastreamento.ingest.ServedIngest.Answer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.util.unit.DataSize;

/// Who may send events. None of this needs Kafka: a request without credential is not looked at further, and one with it
/// is refused for its content here.
@ExtendWith(OutputCaptureExtension.class)
class CredentialsTest {

    private static final int KNOWN = 422;

    private static ServedIngest ingest;

    @BeforeAll
    static void start() {
        ingest =
                ServedIngest.start(
                        ServedIngest.NO_KAFKA,
                        Map.of("INGEST_TOKENS", "acme:chave-um, chave-dois,acme:chave-três"));
    }

    @AfterAll
    static void stop() {
        ingest.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Bearer chave-um", "bearer chave-dois", "BEARER  chave-um "})
    void letsKnownTokensIn(String authorization) {
        assertThat(post(authorization).status()).isEqualTo(KNOWN);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Bearer errada",
                "Bearer chave-u",
                "Bearer chave-umm",
                "Bearer acme:chave-um",
                "Bearer ",
                "Bearer",
                "Basic Y2hhdmUtdW06",
                "chave-um"
            })
    void answers401ToWrongCredentials(String authorization) {
        Answer answer = post(authorization);

        assertThat(answer.problem())
                .isEqualTo(
                        "401 Credencial ausente ou inválida: A credencial enviada não é válida.");
        assertThat(answer.header("WWW-Authenticate")).startsWith("Bearer");
    }

    @Test
    void answers401WithAChallengeToRequestsWithoutCredential() {
        Answer answer =
                ingest.send(
                        java.net.http.HttpRequest.newBuilder(ingest.events().build().uri())
                                .POST(java.net.http.HttpRequest.BodyPublishers.ofString(INVALID)));

        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.header("WWW-Authenticate")).isEqualTo("Bearer");
    }

    @Test
    void tellsSourcesApartByTheirTokens() {
        BearerTokens tokens =
                new BearerTokens(
                        CredentialEntry.read("INGEST_TOKENS", List.of("acme:a:b", "c", "d"), ""));

        assertThat(tokens.sourceOf("a:b")).isEqualTo("acme");
        assertThat(tokens.sourceOf("c")).isEqualTo("padrao");
        assertThat(tokens.sourceOf("d")).isEqualTo("padrao");
        assertThat(tokens.sourceOf("")).isNull();
    }

    @Test
    void refusesToStartWithoutCredentialAndSaysWhatToSet(CapturedOutput output) {
        assertThatThrownBy(() -> ServedIngest.run(Map.of("INGEST_TOKENS", " , ")))
                .isInstanceOf(CredentialsMisconfigured.class);

        assertThat(output)
                .contains("ingest-service has no credential", "INGEST_TOKENS", "INGEST_OPEN=true")
                .doesNotContain("\tat ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"boa,acme:", "boa,:segredo", "boa,nome com espaço:segredo"})
    void refusesToStartWithACredentialThatIsNoneWithoutShowingIt(
            String tokens, CapturedOutput output) {
        assertThatThrownBy(() -> ServedIngest.run(Map.of("INGEST_TOKENS", tokens)))
                .isInstanceOf(CredentialsMisconfigured.class);

        assertThat(output).contains("Entry 2 of INGEST_TOKENS").doesNotContain("segredo");
    }

    @Test
    void takesEventsFromAnyoneOnlyWhenToldSo() {
        try (ServedIngest open =
                ServedIngest.start(
                        ServedIngest.NO_KAFKA,
                        Map.of("INGEST_TOKENS", "", "INGEST_OPEN", "true"))) {
            assertThat(open.post(INVALID.getBytes(UTF_8), "Authorization", "x").status())
                    .isEqualTo(KNOWN);
        }
    }

    @Test
    void keepsItsTokensOutOfItsOwnDescription() {
        assertThat(
                        new AccessSettings(
                                        List.of("acme:segredo"),
                                        "",
                                        List.of("acme:whsec_segredo"),
                                        "",
                                        Duration.ofMinutes(5),
                                        DataSize.ofMegabytes(10),
                                        Duration.ofSeconds(60),
                                        Duration.ofSeconds(2),
                                        false)
                                .toString())
                .doesNotContain("segredo");
    }

    private static Answer post(String authorization) {
        return ingest.post(INVALID.getBytes(UTF_8), "Authorization", authorization);
    }
}
