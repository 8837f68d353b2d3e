package br.rastreamento.simulator.feed;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// Issues tokens and knows which are valid. Thread-safe.
final class TokenDesk {

    /// What an `Authorization` header is worth.
    enum Standing {
        REFUSED,
        ALLOWED,
        /// By a token that this desk issued.
        ISSUED
    }

    private static final String BEARER = "Bearer ";
    private static final int TOKEN_BYTES = 20;

    private final FeedAccess access;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();
    private final Map<String, Instant> ends = new ConcurrentHashMap<>();

    TokenDesk(FeedAccess access, Clock clock) {
        this.access = access;
        this.clock = clock;
    }

    Standing standing(@Nullable String authorization) {
        if (authorization != null && authorization.startsWith(BEARER)) {
            String shown = authorization.substring(BEARER.length()).strip();
            if (access.token() != null && same(access.token(), shown)) {
                return Standing.ALLOWED;
            }
            Instant end = ends.get(shown);
            if (end != null && clock.instant().isBefore(end)) {
                return Standing.ISSUED;
            }
        }
        return access.isOpen() ? Standing.ALLOWED : Standing.REFUSED;
    }

    /// A new token; null if the client is not the one that may have it.
    @Nullable String issue(@Nullable String id, @Nullable String secret) {
        FeedAccess.Client client = access.client();
        if (client == null || !same(client.id(), id) || !same(client.secret(), secret)) {
            return null;
        }
        Instant now = clock.instant();
        ends.values().removeIf(end -> !now.isBefore(end));
        byte[] bytes = new byte[TOKEN_BYTES];
        random.nextBytes(bytes);
        String token = HexFormat.of().formatHex(bytes);
        ends.put(token, now.plus(access.tokenLife()));
        return token;
    }

    /// From now on the token that this header shows is not valid.
    void revoke(@Nullable String authorization) {
        if (authorization != null && authorization.startsWith(BEARER)) {
            ends.remove(authorization.substring(BEARER.length()).strip());
        }
    }

    private static boolean same(String wanted, @Nullable String shown) {
        return shown != null
                && MessageDigest.isEqual(
                        wanted.getBytes(StandardCharsets.UTF_8),
                        shown.getBytes(StandardCharsets.UTF_8));
    }
}
