package br.rastreamento.ingest.webhook;

import jakarta.validation.constraints.AssertTrue;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/// What a request may be.
///
/// @param maxBody size of a JSON body after decompression, 1 KB to 1 GB; held in memory as a whole
/// @param maxStream size of an NDJSON or CSV body after decompression, 1 KB or more; read in constant memory
@Validated
@ConfigurationProperties("ingest.webhook")
record WebhookSettings(
        @DefaultValue("10MB") DataSize maxBody, @DefaultValue("64GB") DataSize maxStream) {

    @AssertTrue(message = "max-body must be from 1KB to 1GB")
    boolean isMaxBodyInRange() {
        return maxBody.toKilobytes() >= 1 && maxBody.compareTo(DataSize.ofGigabytes(1)) <= 0;
    }

    @AssertTrue(message = "max-stream must be 1KB at least")
    boolean isMaxStreamInRange() {
        return maxStream.toKilobytes() >= 1;
    }
}
