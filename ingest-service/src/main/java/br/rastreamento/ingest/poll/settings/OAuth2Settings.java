package br.rastreamento.ingest.poll.settings;

import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// Client credentials (RFC 6749, 4.4).
///
/// @param tokenUrl where tokens are to be had, `http` or `https`
/// @param clientId who we are there
/// @param clientSecret secret; this or `clientSecretFile`
/// @param clientSecretFile path of a file that holds it; read again for each token, so a rotation needs no restart
/// @param scope to ask for; none: the carrier's default
/// @param clientAuthentication how id and secret are sent
public record OAuth2Settings(
        @NotNull URI tokenUrl,
        @NotBlank String clientId,
        @Nullable String clientSecret,
        @Nullable Path clientSecretFile,
        @Nullable String scope,
        @DefaultValue("basic") ClientAuthentication clientAuthentication) {

    /// RFC 6749, 2.3.1.
    public enum ClientAuthentication {
        /// In the header `Authorization`.
        BASIC,
        /// As `client_id` and `client_secret` in the form.
        FORM
    }

    /// The client's secret as it is now.
    ///
    /// @throws IOException if the file cannot be read
    public String secret() throws IOException {
        return clientSecretFile != null
                ? SecretFile.read(clientSecretFile)
                : String.valueOf(clientSecret);
    }

    @AssertTrue(
            message =
                    "token-url must be http:// or https:// with a host, without user and fragment")
    boolean isTokenUrlUsable() {
        return tokenUrl == null || WebAddress.usable(tokenUrl);
    }

    @AssertTrue(message = "one of client-secret and client-secret-file must be set, not both")
    boolean isSecretGivenOnce() {
        return (clientSecret == null || clientSecret.isEmpty()) != (clientSecretFile == null);
    }

    @AssertTrue(message = "client-secret-file cannot be read, or holds nothing")
    boolean isSecretFileReadable() {
        return clientSecretFile == null || SecretFile.readable(clientSecretFile);
    }

    /// Without the secret.
    @Override
    public String toString() {
        return "OAuth2Settings[tokenUrl=%s, clientId=%s, clientSecretFile=%s, scope=%s, clientAuthentication=%s]"
                .formatted(
                        tokenUrl == null ? null : WebAddress.withoutQuery(tokenUrl),
                        clientId,
                        clientSecretFile,
                        scope,
                        clientAuthentication);
    }
}
