package br.rastreamento.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import br.rastreamento.simulator.send.WebhookStub;
import br.rastreamento.simulator.send.WebhookStub.Reply;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

@Timeout(30)
class CarrierSimulatorTest {

    @TempDir Path directory;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int run(String... arguments) {
        CommandLine command =
                CarrierSimulator.commandLine()
                        .setOut(new PrintWriter(out))
                        .setErr(new PrintWriter(err));
        return command.execute(arguments);
    }

    private byte[] csv(String name, String... options) throws Exception {
        Path file = directory.resolve(name);
        Stream<String> all =
                Stream.concat(Stream.of("csv", "-o", file.toString()), Stream.of(options));
        assertThat(run(all.toArray(String[]::new))).isZero();
        return Files.readAllBytes(file);
    }

    @Test
    void sameOptionsWriteTheSameFile() throws Exception {
        String[] options = {
            "--events=3000", "--seed=7", "--until=2026-11-23T12:00:00Z", "--late=3%", "--invalid=1%"
        };
        byte[] file = csv("a.csv", options);
        assertThat(file).isEqualTo(csv("b.csv", options));
        assertThat(new String(file, java.nio.charset.StandardCharsets.UTF_8).lines())
                .hasSize(3_001);
    }

    @ParameterizedTest
    @CsvSource({
        "--late=2, 'is no share'",
        "--late=101%, 'is no share'",
        "--invalid=-1, 'is no share'",
        "--duplicates=x, 'is no share'",
        "--batch=0, batch must be between",
        "--parcels=0, parcels must be positive",
        "--connections=0, connections must be between",
        "--url=ftp://x, url must start with",
        "--rate=-1, rate must be between",
        "--nonsense, Unknown option"
    })
    void saysWhichOptionIsWrong(String option, String message) {
        assertThat(run("send", "--events=1", option)).isEqualTo(2);
        assertThat(err.toString()).contains(message).doesNotContain("\tat ");
    }

    @Test
    void saysWhatItCanDo() {
        assertThat(run()).isEqualTo(2);
        assertThat(err.toString()).contains("send, serve or csv");
    }

    @Test
    void printsASummaryThatAddsUp() throws Exception {
        try (WebhookStub stub = new WebhookStub(0, n -> new Reply(0, "", ""))) {
            int code =
                    run(
                            "send",
                            "--url=" + stub.url(),
                            "--events=120",
                            "--batch=50",
                            "--duplicates=0.2",
                            "--quiet");
            assertThat(code).isZero();
            assertThat(out.toString())
                    .containsPattern("sent +120\\R")
                    .containsPattern("accepted +120\\R")
                    .containsPattern("distinct accepted +\\d{2}\\R")
                    .containsPattern("http answers +\\(202 3\\)\\R");
            assertThat(err.toString()).isEmpty();
        }
    }

    @Test
    void endsWithAnErrorWhenItIsNotLetIn() throws Exception {
        try (WebhookStub stub = new WebhookStub(0, n -> new Reply(401, "", ""))) {
            assertThat(run("send", "--url=" + stub.url(), "--events=10", "--quiet")).isEqualTo(1);
            assertThat(out.toString()).contains("does not add up    HTTP 401");
        }
    }
}
