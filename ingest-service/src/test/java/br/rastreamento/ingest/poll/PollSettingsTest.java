package br.rastreamento.ingest.poll;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import br.rastreamento.ingest.ServedIngest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/// A mistake in the poller's settings ends the start, and says where it is without telling secrets.
@ExtendWith(OutputCaptureExtension.class)
class PollSettingsTest {

    @TempDir Path directory;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "interval: 1ms | ingest.poll.sources[acme].interval",
                "page-size: 0 | ingest.poll.sources[acme].pageSize",
                "look-bak: 1m | ingest.poll.sources.acme.look-bak",
                "timeout: soon | ingest.poll.sources.acme.timeout",
                "url: ftp://x/y | url must be http",
                "pointers: {items: eventos} | each of pointers must be a JSON pointer",
                "headers: {Host: hush} | a name or value cannot be sent",
                "header-files: {X-Key: /no/such/file} | header-files: a file cannot be read",
                "oauth2: {client-id: a, client-secret: hush} | oauth2.tokenUrl",
                "oauth2: {token-url: 'http://x/', client-id: a} | one of client-secret and client-secret-file",
                "retry-min: 2m | retry-min must not be greater than retry-max",
            })
    void namesTheSourceAndTheProperty(String line, String named, CapturedOutput output)
            throws IOException {
        String url = line.startsWith("url") ? "" : "        url: http://localhost/\n";
        refused("ingest:\n  poll:\n    sources:\n      acme:\n" + url + "        " + line + "\n");
        assertThat(output).contains("APPLICATION FAILED TO START").contains(named).contains("acme");
        assertThat(output).doesNotContain("hush");
    }

    @Test
    void refusesAHeaderFileThatNoHeaderCanHoldAndDoesNotShowIt(CapturedOutput output)
            throws IOException {
        Path key = Files.writeString(directory.resolve("key"), "hush\nhush\n");
        refused(
                """
                ingest:
                  poll:
                    sources:
                      acme:
                        url: http://localhost/
                        header-files: {X-Key: %s}
                """
                        .formatted(key));
        assertThat(output).contains("header-files: a file cannot be read").contains("acme");
        assertThat(output).doesNotContain("hush");
    }

    @Test
    void saysWhereTheFileIsNoYaml(CapturedOutput output) throws IOException {
        refused("ingest:\n  poll: {hush\n");
        assertThat(output).contains("INGEST_POLL_CONFIG: no YAML").contains("line 3");
        assertThat(output).doesNotContain("hush");
    }

    @Test
    void saysThatTheFileIsNotThere(CapturedOutput output) {
        assertThatThrownBy(() ->
                ServedIngest.run(
                        Map.of(
                                "INGEST_OPEN",
                                "true",
                                "INGEST_POLL_CONFIG",
                                directory.resolve("nothing.yaml").toString())));
        assertThat(output)
                .contains("there is no file that can be read at")
                .contains("nothing.yaml");
    }

    private void refused(String yaml) throws IOException {
        Path file = Files.writeString(directory.resolve("poll.yaml"), yaml);
        assertThatThrownBy(() ->
                ServedIngest.run(
                        Map.of("INGEST_OPEN", "true", "INGEST_POLL_CONFIG", file.toString())));
    }
}
