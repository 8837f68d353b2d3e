package br.rastreamento.ingest.access;

/// The service must not start with the credentials that it was given. The message says what to set and holds no secret.
final class CredentialsMisconfigured extends RuntimeException {

    CredentialsMisconfigured(String message) {
        super(message);
    }
}
