package br.rastreamento.dashboard.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LiveSettingsTest {

    @ParameterizedTest
    @CsvSource({"99, false", "100, true", "15000, true", "15001, false"})
    void heartbeatsComeBeforeAPageGivesTheStreamUp(long milliseconds, boolean accepted) {
        LiveSettings settings =
                new LiveSettings(Duration.ofMillis(100), Duration.ofMillis(milliseconds));

        assertThat(settings.isHeartbeatInRange()).isEqualTo(accepted);
    }
}
