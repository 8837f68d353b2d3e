package br.rastreamento.dashboard.live;

import jakarta.validation.constraints.AssertTrue;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/// How the stream keeps time.
///
/// @param interval between two looks at the figures while somebody listens, 10 ms to 10 s
/// @param heartbeat how long a stream stays silent at most, 100 ms to 15 s, since pages give up one that is silent for 20 s;
///     also how soon a listener that went away without a word is noticed
@Validated
@ConfigurationProperties("dashboard.live")
record LiveSettings(
        @DefaultValue("100ms") Duration interval, @DefaultValue("15s") Duration heartbeat) {

    @AssertTrue(message = "interval must be from 10ms to 10s")
    boolean isIntervalInRange() {
        return interval.toMillis() >= 10 && interval.compareTo(Duration.ofSeconds(10)) <= 0;
    }

    @AssertTrue(message = "heartbeat must be from 100ms to 15s")
    boolean isHeartbeatInRange() {
        return heartbeat.toMillis() >= 100 && heartbeat.compareTo(Duration.ofSeconds(15)) <= 0;
    }
}
