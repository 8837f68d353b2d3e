package br.rastreamento.stack.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import org.junit.jupiter.api.Test;

/// Without Docker events wait as long for processors that are away as in Docker (R7).
class BrokerSettingsTest {

    @Test
    void eventsAndPositionsAreKeptAsLongAsInDocker() throws IOException {
        Properties settings = BrokerSettings.of(Path.of("data"), 9094, 9094, 9093);
        String compose = Files.readString(Path.of("..", "docker-compose.yml"));

        assertThat(compose)
                .contains(
                        "KAFKA_LOG_RETENTION_HOURS: " + settings.getProperty("log.retention.hours"),
                        "KAFKA_OFFSETS_RETENTION_MINUTES: "
                                + settings.getProperty("offsets.retention.minutes"));
    }
}
