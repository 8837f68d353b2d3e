package br.rastreamento.ingest.access;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/// The secrets that callers may sign with (Standard Webhooks), and the source that each stands for. Several may stand
/// for one source, while a secret is being replaced. Immutable.
final class WebhookSecrets {

    private static final String PREFIX = "whsec_";
    private static final String ALGORITHM = "HmacSHA256";
    private static final int LEAST_BYTES = 24;
    private static final int MOST_BYTES = 64;

    private final List<Secret> secrets = new ArrayList<>();

    /// @throws CredentialsMisconfigured if an entry is no secret, or stands for two sources
    WebhookSecrets(List<CredentialEntry> entries) {
        for (CredentialEntry entry : entries) {
            Secret secret = new Secret(entry.source(), new SecretKeySpec(key(entry), ALGORITHM));
            if (secrets.stream().anyMatch(other -> other.contradicts(secret))) {
                throw new CredentialsMisconfigured(
                        entry.where() + " is also the secret of another source.");
            }
            secrets.add(secret);
        }
    }

    int count() {
        return secrets.size();
    }

    /// The source whose secret signed the request, or null if none did or the signature has a flaw. Does the same work
    /// for each request of one size, whatever is wrong with it: computes with every secret, compares with every
    /// signature given, each in constant time.
    @Nullable String sourceOf(WebhookSignature signature, BufferedBody body) {
        String source = null;
        for (Secret secret : secrets) {
            byte[] expected = secret.sign(signature, body);
            boolean matches = false;
            for (byte[] given : signature.given()) {
                matches |= MessageDigest.isEqual(expected, given);
            }
            if (matches) {
                source = secret.source;
            }
        }
        return signature.flaw() == null ? source : null;
    }

    private static byte[] key(CredentialEntry entry) {
        byte[] key = new byte[0];
        if (entry.secret().startsWith(PREFIX)) {
            try {
                key = Base64.getDecoder().decode(entry.secret().substring(PREFIX.length()));
            } catch (IllegalArgumentException _) {
                // What is wrong with it is not told: that would repeat a part of the secret.
            }
        }
        if (key.length < LEAST_BYTES || key.length > MOST_BYTES) {
            throw new CredentialsMisconfigured(
                    "%s is not `whsec_` and %d to %d bytes in base64, with or without `source:` in front."
                            .formatted(entry.where(), LEAST_BYTES, MOST_BYTES));
        }
        return key;
    }

    private static final class Secret {

        private final String source;
        private final SecretKeySpec key;

        Secret(String source, SecretKeySpec key) {
            this.source = source;
            this.key = key;
        }

        boolean contradicts(Secret other) {
            return !source.equals(other.source) && key.equals(other.key);
        }

        byte[] sign(WebhookSignature signature, BufferedBody body) {
            try {
                Mac mac = Mac.getInstance(ALGORITHM);
                mac.init(key);
                mac.update((signature.id() + "." + signature.timestamp() + ".").getBytes(UTF_8));
                body.forEachPart(mac::update);
                return mac.doFinal();
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException("every Java platform has " + ALGORITHM, e);
            }
        }
    }
}
