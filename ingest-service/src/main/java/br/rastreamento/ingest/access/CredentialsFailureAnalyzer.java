package br.rastreamento.ingest.access;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/// Says in one paragraph why the service did not start, in place of a stack trace. Made by Spring Boot by its name in
/// `META-INF/spring.factories`.
final class CredentialsFailureAnalyzer extends AbstractFailureAnalyzer<CredentialsMisconfigured> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, CredentialsMisconfigured cause) {
        return new FailureAnalysis(
                String.valueOf(cause.getMessage()),
                "Set INGEST_TOKENS to a comma-separated list of `token` or `source:token`, or INGEST_WEBHOOK_SECRETS to one"
                        + " of `source:whsec_<base64>`; or give the path of a file with one a line in INGEST_TOKENS_FILE or"
                        + " INGEST_WEBHOOK_SECRETS_FILE. To accept events from anyone, say so with INGEST_OPEN=true.",
                cause);
    }
}
