package br.rastreamento.ingest.webhook;

import jakarta.validation.constraints.AssertTrue;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/// What a request may be.
///
/// @param maxBody size of a body, 1 KB to 1 GB; held in memory as a whole
@Validated
@ConfigurationProperties("ingest.webhook")
record WebhookSettings(@DefaultValue("10MB") DataSize maxBody) {

    @AssertTrue(message = "max-body must be from 1KB to 1GB")
    boolean isMaxBodyInRange() {
        return maxBody.toKilobytes() >= 1 && maxBody.compareTo(DataSize.ofGigabytes(1)) <= 0;
    }
}
