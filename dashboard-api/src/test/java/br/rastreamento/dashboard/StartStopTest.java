package br.rastreamento.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The service as a process of its own, as a container runs it.
class StartStopTest {

    @Test
    @Timeout(90)
    void logsOneJsonObjectALineForEcsAndStopsOnSigterm() throws Exception {
        ProcessBuilder command =
                new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        DashboardApplication.class.getName());
        command.environment().put("LOG_FORMAT", "ecs");
        command.environment().put("SERVER_PORT", "0");
        command.environment().put("DATABASE_URL", "jdbc:postgresql://127.0.0.1:1/away");
        Process service = command.redirectErrorStream(true).start();
        try (BufferedReader lines = service.inputReader()) {
            List<JsonNode> log = new ArrayList<>();
            for (String line; (line = lines.readLine()) != null; ) {
                if (line.startsWith("{")) { // Spring's banner is no log line
                    log.add(new JsonMapper().readTree(line));
                    if (line.contains("Started DashboardApplication")) {
                        service.toHandle()
                                .destroy(); // SIGTERM; Process#destroy would close the stream too
                    }
                }
            }

            assertThat(service.waitFor(30, TimeUnit.SECONDS)).isTrue();
            assertThat(log)
                    .allSatisfy(entry -> {
                        assertThat(entry.at("/service/name").asString()).isEqualTo("dashboard-api");
                        assertThat(entry.has("@timestamp")).isTrue();
                    })
                    .anySatisfy(entry ->
                            assertThat(entry.get("message").asString())
                                    .contains("Graceful shutdown complete"));
        } finally {
            service.destroyForcibly();
        }
    }
}
