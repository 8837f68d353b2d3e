package br.rastreamento.ingest.access;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.PositiveOrZero;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/// How much callers may ask for.
///
/// @param limit requests a second, up to a million; 0: any number
/// @param burst requests at once after a pause; 0: as many as in a second, one at least
/// @param authFailures requests a minute without a good credential from one address; 0: any number
@Validated
@ConfigurationProperties("ingest.rate")
record RateSettings(
        @DefaultValue("0") @PositiveOrZero @Max(1_000_000) double limit,
        @DefaultValue("0") @PositiveOrZero @Max(1_000_000) int burst,
        @DefaultValue("60") @PositiveOrZero @Max(1_000_000) int authFailures) {

    /// The burst, with the default filled in.
    int effectiveBurst() {
        return burst > 0 ? burst : Math.max(1, (int) Math.ceil(limit));
    }
}
