package br.rastreamento.ingest.publish;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Configuration;

class PublishSettingsTest {

    private final ApplicationContextRunner context =
            new ApplicationContextRunner().withUserConfiguration(Bound.class);

    @Test
    void
            waitsFourSecondsAStreamAMinuteAndMakesTwelvePartitionsReplicatedAsTheBrokersSayUnlessToldOtherwise() {
        context.run(started ->
                assertThat(started.getBean(PublishSettings.class))
                        .isEqualTo(
                                new PublishSettings(
                                        Duration.ofSeconds(4), Duration.ofSeconds(60), 12, 0)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ack-timeout=100ms",
                "ack-timeout=2m",
                "stream-ack-timeout=10ms",
                "topic-partitions=0",
                "topic-replication=-1",
                "topic-replication=40000"
            })
    void refusesValuesOutOfRange(String setting) {
        context.withPropertyValues("ingest.publish." + setting)
                .run(started -> assertThat(started).hasFailed());
    }

    @Configuration(proxyBeanMethods = false)
    @EnableConfigurationProperties(PublishSettings.class)
    static class Bound {}
}
