package br.rastreamento.dashboard.access;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.regex.Pattern;

/// A token that callers may show, kept as a digest, and the name of who was given it. Immutable.
final class BearerToken {

    /// Of who was given a token without a name.
    static final String DEFAULT_NAME = "padrao";

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._-]{1,64}");

    private final String name;
    private final byte[] digest;

    private BearerToken(String name, byte[] digest) {
        this.name = name;
        this.digest = digest;
    }

    /// Whether an operator's entry is `token` or `name:token`.
    static boolean isOne(String entry) {
        int colon = entry.indexOf(':');
        return !entry.substring(colon + 1).isBlank()
                && (colon < 0 || NAME.matcher(entry.substring(0, colon)).matches());
    }

    /// Of an entry that is one.
    static BearerToken of(String entry) {
        int colon = entry.indexOf(':');
        return new BearerToken(
                colon < 0 ? DEFAULT_NAME : entry.substring(0, colon),
                digest(entry.substring(colon + 1).strip()));
    }

    String name() {
        return name;
    }

    /// Compares digests, so that the time tells neither content nor length.
    ///
    /// @param shown digest of what the caller shows
    boolean matches(byte[] shown) {
        return MessageDigest.isEqual(digest, shown);
    }

    static byte[] digest(String token) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(token.getBytes(UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
