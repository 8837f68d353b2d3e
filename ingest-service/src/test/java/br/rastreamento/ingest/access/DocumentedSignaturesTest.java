package br.rastreamento.ingest.access;

import static br.rastreamento.ingest.EventSamples.event;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import br.rastreamento.ingest.ServedIngest;
import br.rastreamento.testservers.TestKafka;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Runs what the integration guide shows, as it stands there, but for the port.
class DocumentedSignaturesTest {

    private static final Path GUIDE = Path.of("../docs/webhook.md");
    private static final Pattern SECRET = Pattern.compile("whsec_[A-Za-z0-9+/=]+");
    private static final String JAVA =
            Path.of(System.getProperty("java.home"), "bin/java").toString();

    private static ServedIngest ingest;
    private static String examples;

    @TempDir private Path directory;

    @BeforeAll
    static void start() throws IOException {
        String guide = Files.readString(GUIDE);
        examples = guide.substring(guide.indexOf("\n## Signatures\n"));
        Matcher secret = SECRET.matcher(examples);
        assertThat(secret.find()).isTrue();
        ingest =
                ServedIngest.start(
                        TestKafka.bootstrapServers(),
                        Map.of("INGEST_WEBHOOK_SECRETS", "acme:" + secret.group()));
        await().atMost(Duration.ofSeconds(30)).until(() -> ingest.post(event(1)).status() == 202);
    }

    @AfterAll
    static void stop() {
        ingest.close();
    }

    /// @param check what the interpreter does without failing if it can run the example
    @ParameterizedTest
    @CsvSource({
        "sh, sign.sh, bash, -c, type openssl curl od",
        "python, sign.py, python3, -c, 'import sys; sys.exit(sys.version_info < (3, 9))'",
        "js, sign.mjs, node, -e, fetch",
        "java, Sign.java, java, -Xshare:auto, -version"
    })
    void theExampleSignsARequestThatIsAccepted(
            String language, String file, String interpreter, String option, String check)
            throws IOException, InterruptedException {
        String program = interpreter.equals("java") ? JAVA : interpreter;
        Run able = run(program, option, check);
        assumeTrue(able.exit == 0, () -> "not on this machine: " + able);
        Path script = Files.writeString(directory.resolve(file), script(language));

        Run run = run(program, script.toString());

        assertThat(run.output).contains("202").contains("\"aceitos\":1");
    }

    private static String script(String language) {
        URI served = ingest.events().build().uri();
        String fence = "\n```" + language + "\n";
        int start = examples.indexOf(fence);
        assertThat(start).as(fence).isNotNegative();
        String script =
                examples.substring(
                        start + fence.length(), examples.indexOf("\n```\n", start + 1) + 1);
        assertThat(script).contains("http://localhost:8081/");
        return script.replace("localhost:8081", served.getAuthority());
    }

    private Run run(String... command) throws IOException, InterruptedException {
        Path output = Files.createTempFile(directory, "output", ".txt");
        ProcessBuilder builder =
                new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(output.toFile());
        builder.environment().put("no_proxy", "localhost");
        try {
            Process process = builder.start();
            if (!process.waitFor(60, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new AssertionError("still running: " + String.join(" ", command));
            }
            return new Run(process.exitValue(), Files.readString(output));
        } catch (IOException e) {
            return new Run(-1, e.toString());
        }
    }

    private record Run(int exit, String output) {}
}
