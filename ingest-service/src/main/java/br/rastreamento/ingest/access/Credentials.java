package br.rastreamento.ingest.access;

/// All credentials that callers are checked by at one moment. Immutable.
record Credentials(BearerTokens tokens, WebhookSecrets secrets) {

    /// Reads the environment's and the files' credentials.
    ///
    /// @throws CredentialsMisconfigured if one of them is none, a file cannot be read, or there is none although the
    ///     service was not told to accept events from anyone
    static Credentials read(AccessSettings settings) {
        Credentials credentials =
                new Credentials(
                        new BearerTokens(
                                CredentialEntry.read(
                                        "INGEST_TOKENS", settings.tokens(), settings.tokensFile())),
                        new WebhookSecrets(
                                CredentialEntry.read(
                                        "INGEST_WEBHOOK_SECRETS",
                                        settings.webhookSecrets(),
                                        settings.webhookSecretsFile())));
        if (credentials.none() && !settings.open()) {
            throw new CredentialsMisconfigured(
                    "ingest-service has no credential to check callers by, and was not told to accept events from anyone.");
        }
        return credentials;
    }

    boolean none() {
        return tokens.count() + secrets.count() == 0;
    }
}
