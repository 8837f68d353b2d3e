package br.rastreamento.ingest.access;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The tokens that callers may show, and the source that each stands for. Keeps digests only. Immutable.
final class BearerTokens {

    private final List<Token> tokens;

    BearerTokens(List<CredentialEntry> entries) {
        tokens =
                entries.stream()
                        .map(entry -> new Token(entry.source(), digest(entry.secret())))
                        .toList();
    }

    int count() {
        return tokens.size();
    }

    /// The source that the token stands for, or null if it is unknown. Takes the same time for any token of one length:
    /// compares digests in constant time, and all of them.
    @Nullable String sourceOf(String token) {
        byte[] digest = digest(token);
        String source = null;
        for (Token known : tokens) {
            if (MessageDigest.isEqual(known.digest, digest)) {
                source = known.source;
            }
        }
        return source;
    }

    private static byte[] digest(String token) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(token.getBytes(UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    private static final class Token {

        private final String source;
        private final byte[] digest;

        Token(String source, byte[] digest) {
            this.source = source;
            this.digest = digest;
        }
    }
}
