package br.rastreamento.ingest.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Configuration;
import org.springframework.util.unit.DataSize;

class WebhookSettingsTest {

    private final ApplicationContextRunner context =
            new ApplicationContextRunner().withUserConfiguration(Bound.class);

    @Test
    void takesTenMegabytesStreamsOf64GigabytesAndTheStandardWindowUnlessToldOtherwise() {
        context.run(started -> {
            assertThat(started.getBean(WebhookSettings.class))
                    .isEqualTo(
                            new WebhookSettings(
                                    DataSize.ofMegabytes(10), DataSize.ofGigabytes(64)));
            assertThat(started.getBean(EventSettings.class))
                    .isEqualTo(
                            new EventSettings(
                                    Instant.parse("2010-01-01T00:00:00Z"),
                                    Duration.ofHours(24),
                                    null,
                                    ""));
        });
    }

    @Test
    void keepsAllEventsWhereTheRetentionIsEmpty() {
        context.withPropertyValues("ingest.event.retention=")
                .run(started ->
                        assertThat(started.getBean(EventSettings.class).retention()).isNull());
    }

    @Test
    void namesTheVariableThatAsksForTooShortARetention() {
        context.withPropertyValues("ingest.event.retention=59d")
                .run(started ->
                        assertThat(started)
                                .getFailure()
                                .rootCause()
                                .hasMessageContaining("EVENT_RETENTION must be at least 60d"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "webhook.max-body=10B",
                "webhook.max-body=2GB",
                "webhook.max-stream=10B",
                "event.max-ahead=-1h",
                "event.default-zone=America/Sao_Pualo"
            })
    void refusesValuesOutOfRange(String setting) {
        context.withPropertyValues("ingest." + setting)
                .run(started -> assertThat(started).hasFailed());
    }

    @Configuration(proxyBeanMethods = false)
    @EnableConfigurationProperties({WebhookSettings.class, EventSettings.class})
    static class Bound {}
}
