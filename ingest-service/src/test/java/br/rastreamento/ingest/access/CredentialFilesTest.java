package br.rastreamento.ingest.access;

import static br.rastreamento.ingest.EventSamples.INVALID;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import br.rastreamento.ingest.ServedIngest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/// Credentials in files, as Docker and Kubernetes mount them, replaced while the service runs.
@ExtendWith(OutputCaptureExtension.class)
class CredentialFilesTest {

    private static final int KNOWN = 422;
    private static final Signer OLD = Signer.of(1);
    private static final Signer NEW = Signer.of(2);

    @TempDir private Path directory;
    private ServedIngest ingest;

    @BeforeEach
    void start() throws IOException {
        write("tokens", "# transportadoras\n\nacme:chave-velha\n");
        write("secrets", "acme:" + OLD.secret() + "\n");
        ingest =
                ServedIngest.start(
                        ServedIngest.NO_KAFKA,
                        Map.of(
                                "INGEST_TOKENS",
                                "",
                                "INGEST_TOKENS_FILE",
                                directory.resolve("tokens").toString(),
                                "INGEST_WEBHOOK_SECRETS_FILE",
                                directory.resolve("secrets").toString(),
                                "ingest.access.reload-interval",
                                "50ms"));
    }

    @AfterEach
    void stop() {
        ingest.close();
    }

    @Test
    void replacesTokensAndSecretsWithoutARestart(CapturedOutput output) throws IOException {
        assertThat(token("chave-velha")).isEqualTo(KNOWN);
        assertThat(signed(OLD)).isEqualTo(KNOWN);

        write("tokens", "acme:chave-velha\nacme:chave-nova\n");
        write("secrets", "acme:" + OLD.secret() + "\nacme:" + NEW.secret() + "\n");
        await().until(() -> token("chave-nova") == KNOWN && signed(NEW) == KNOWN);
        assertThat(token("chave-velha")).isEqualTo(KNOWN);
        assertThat(signed(OLD)).isEqualTo(KNOWN);
        assertThat(metrics())
                .contains(
                        "ingest_credentials{kind=\"token\"} 2.0",
                        "ingest_credentials{kind=\"secret\"} 2.0");

        write("tokens", "acme:chave-nova\n");
        write("secrets", "acme:" + NEW.secret() + "\n");
        await().until(() -> token("chave-velha") == 401 && signed(OLD) == 401);
        assertThat(token("chave-nova")).isEqualTo(KNOWN);
        assertThat(output).doesNotContain("chave-", OLD.secret(), NEW.secret());
    }

    @Test
    void followsASymbolicLinkThatIsSwapped() throws IOException {
        Path next = directory.resolve("..2026");
        Files.writeString(next, "acme:chave-nova\n");
        Path link = Files.createSymbolicLink(directory.resolve("link"), next);
        Files.move(link, directory.resolve("tokens"), StandardCopyOption.REPLACE_EXISTING);

        await().until(() -> token("chave-nova") == KNOWN);
    }

    @Test
    void keepsTheFormerCredentialsWhileAFileIsWrongGoneOrEmpty(CapturedOutput output)
            throws IOException {
        write("secrets", "acme:whsec_curto\n");
        await().until(() -> failures() >= 1);
        Files.delete(directory.resolve("tokens"));
        await().until(() -> failures() >= 2);
        write("secrets", "");
        write("tokens", "# nada\n");
        await().until(() -> output.getAll().contains("has no credential"));

        assertThat(token("chave-velha")).isEqualTo(KNOWN);
        assertThat(signed(OLD)).isEqualTo(KNOWN);
        assertThat(output)
                .contains("Line 1 of INGEST_WEBHOOK_SECRETS_FILE", "NoSuchFileException")
                .doesNotContain("curto", "chave-velha", OLD.secret());
    }

    @Test
    void anEmptiedFileRevokesNothing(CapturedOutput output) throws IOException {
        write("secrets", "# nada\n");
        await().until(() -> failures() >= 1);

        assertThat(signed(OLD)).isEqualTo(KNOWN);
        assertThat(output).contains("INGEST_WEBHOOK_SECRETS_FILE, ", "has no credential");
    }

    @Test
    void refusesToStartWithAFileThatCannotBeRead(CapturedOutput output) {
        String missing = directory.resolve("nada").toString();

        assertThatThrownBy(() ->
                        ServedIngest.run(
                                Map.of("INGEST_OPEN", "true", "INGEST_TOKENS_FILE", missing)))
                .isInstanceOf(CredentialsMisconfigured.class);

        assertThat(output).contains("INGEST_TOKENS_FILE, " + missing + ", cannot be read");
    }

    private void write(String name, String content) throws IOException {
        Path next = Files.writeString(directory.resolve(name + ".next"), content);
        Files.move(next, directory.resolve(name), StandardCopyOption.REPLACE_EXISTING);
    }

    private int token(String token) {
        return ingest.post(INVALID.getBytes(UTF_8), "Authorization", "Bearer " + token).status();
    }

    private int signed(Signer signer) {
        byte[] body = INVALID.getBytes(UTF_8);
        java.net.http.HttpRequest.Builder request =
                java.net.http.HttpRequest.newBuilder(ingest.events().build().uri())
                        .header("Content-Type", "application/json")
                        .POST(java.net.http.HttpRequest.BodyPublishers.ofByteArray(body));
        String[] headers = signer.headers(Instant.now(), body);
        return ingest.send(request.headers(headers)).status();
    }

    private String metrics() {
        return ingest.get("/actuator/prometheus").response().body();
    }

    private double failures() {
        return metrics()
                .lines()
                .filter(line -> line.startsWith("ingest_credentials_reload_failures_total"))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
                .sum();
    }
}
