package br.rastreamento.dashboard.database;

import jakarta.validation.constraints.AssertTrue;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/// How old an answer may be that takes long to read: see [Recent].
///
/// @param keep 0 to 1 min; 0: it is read anew for each answer
@Validated
@ConfigurationProperties("dashboard.recent")
public record RecentSettings(@DefaultValue("1s") Duration keep) {

    @AssertTrue(message = "keep must be from 0s to 1m")
    boolean isKeepInRange() {
        return !keep.isNegative() && keep.compareTo(Duration.ofMinutes(1)) <= 0;
    }
}
