package br.rastreamento.ingest.access;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// The tokens that callers may show, and the source that each stands for. Keeps digests only. Thread-safe.
@Component
final class BearerTokens {

    /// Source of a token that was configured without a name.
    static final String DEFAULT_SOURCE = "padrao";

    /// Source of every event while the service runs without credentials.
    static final String OPEN_SOURCE = "aberto";

    private static final Logger LOG = LoggerFactory.getLogger(BearerTokens.class);
    private static final Pattern SOURCE = Pattern.compile("[A-Za-z0-9._-]{1,64}");

    private final List<Credential> credentials = new ArrayList<>();

    BearerTokens(AccessSettings settings) {
        check(settings);
        settings.tokens().forEach(entry -> credentials.add(credential(entry)));
        if (credentials.isEmpty()) {
            LOG.atWarn().log("running open: events are accepted from anyone");
        }
    }

    /// @throws CredentialsMisconfigured if the service must not run with these settings
    static void check(AccessSettings settings) {
        if (settings.tokens().isEmpty() && !settings.open()) {
            throw new CredentialsMisconfigured(
                    "ingest-service has no credential to check callers by, and was not told to accept events from anyone.");
        }
        for (String entry : settings.tokens()) {
            Credential credential = credential(entry);
            if (entry.endsWith(":") || !SOURCE.matcher(credential.source).matches()) {
                throw new CredentialsMisconfigured(
                        "Entry %d of INGEST_TOKENS is neither `token` nor `source:token` with a source of 1 to 64 letters, digits, '.', '_' or '-'."
                                .formatted(settings.tokens().indexOf(entry) + 1));
            }
        }
    }

    /// Whether there is no credential to check.
    boolean open() {
        return credentials.isEmpty();
    }

    /// The source that the token stands for, or null if it is unknown. Takes the same time for any token of one length:
    /// compares digests in constant time, and all of them.
    @Nullable String sourceOf(String token) {
        byte[] digest = digest(token);
        String source = null;
        for (Credential credential : credentials) {
            if (MessageDigest.isEqual(credential.digest, digest)) {
                source = credential.source;
            }
        }
        return source;
    }

    private static Credential credential(String entry) {
        int colon = entry.indexOf(':');
        return new Credential(
                colon < 0 ? DEFAULT_SOURCE : entry.substring(0, colon), entry.substring(colon + 1));
    }

    private static byte[] digest(String token) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(token.getBytes(UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    private static final class Credential {

        private final String source;
        private final byte[] digest;

        Credential(String source, String token) {
            this.source = source;
            this.digest = BearerTokens.digest(token);
        }
    }
}
