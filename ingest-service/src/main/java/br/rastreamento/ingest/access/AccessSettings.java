package br.rastreamento.ingest.access;

import jakarta.validation.constraints.AssertTrue;
import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/// Who may send events.
///
/// @param tokens each `token` or `source:token`; a secret, so never in a log or a message
/// @param tokensFile path of a file with more of them, one a line; empty: none
/// @param webhookSecrets each `whsec_<base64>` or `source:whsec_<base64>`; as secret as a token
/// @param webhookSecretsFile path of a file with more of them, one a line; empty: none
/// @param webhookTolerance how far the time of a signature may be from now, before or after; 1 s to 1 h
/// @param maxSignedBody size of a body with a signature; held in memory as a whole
/// @param signedBodyTimeout how long such a body may take to arrive; 10 ms to 10 min
/// @param reloadInterval how often the files are looked at
/// @param open whether to run without any credential; without effect where there are credentials
@Validated
@ConfigurationProperties("ingest.access")
record AccessSettings(
        @DefaultValue List<String> tokens,
        @DefaultValue("") String tokensFile,
        @DefaultValue List<String> webhookSecrets,
        @DefaultValue("") String webhookSecretsFile,
        @DefaultValue("5m") Duration webhookTolerance,
        @DefaultValue("10MB") DataSize maxSignedBody,
        @DefaultValue("60s") Duration signedBodyTimeout,
        @DefaultValue("2s") Duration reloadInterval,
        @DefaultValue("false") boolean open) {

    AccessSettings {
        tokens = stripped(tokens);
        webhookSecrets = stripped(webhookSecrets);
    }

    @AssertTrue(message = "webhook-tolerance must be from 1s to 1h")
    boolean isWebhookToleranceInRange() {
        return webhookTolerance.compareTo(Duration.ofSeconds(1)) >= 0
                && webhookTolerance.compareTo(Duration.ofHours(1)) <= 0;
    }

    @AssertTrue(message = "signed-body-timeout must be from 10ms to 10m")
    boolean isSignedBodyTimeoutInRange() {
        return signedBodyTimeout.toMillis() >= 10
                && signedBodyTimeout.compareTo(Duration.ofMinutes(10)) <= 0;
    }

    @AssertTrue(message = "reload-interval must be from 10ms to 1h")
    boolean isReloadIntervalInRange() {
        return reloadInterval.toMillis() >= 10
                && reloadInterval.compareTo(Duration.ofHours(1)) <= 0;
    }

    /// Whether any credential comes from a file.
    boolean hasFile() {
        return !tokensFile.isBlank() || !webhookSecretsFile.isBlank();
    }

    @Override
    public String toString() {
        return "AccessSettings[tokens=%d, tokensFile=%s, webhookSecrets=%d, webhookSecretsFile=%s, webhookTolerance=%s, maxSignedBody=%s, signedBodyTimeout=%s, reloadInterval=%s, open=%s]"
                .formatted(
                        tokens.size(),
                        tokensFile,
                        webhookSecrets.size(),
                        webhookSecretsFile,
                        webhookTolerance,
                        maxSignedBody,
                        signedBodyTimeout,
                        reloadInterval,
                        open);
    }

    private static List<String> stripped(List<String> entries) {
        return entries.stream().map(String::strip).filter(entry -> !entry.isEmpty()).toList();
    }
}
