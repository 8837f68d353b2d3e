package br.rastreamento.simulator.feed;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// Who may read: who shows the token, or one that `/oauth2/token` issued; everybody if there is neither.
///
/// @param token that is always valid; null for none
/// @param client that may ask for tokens; null for none
/// @param tokenLife how long an issued token is valid
public record FeedAccess(@Nullable String token, @Nullable Client client, Duration tokenLife) {

    public static final Duration TOKEN_LIFE = Duration.ofSeconds(60);

    /// Everybody.
    public static final FeedAccess OPEN = new FeedAccess(null, null, TOKEN_LIFE);

    /// OAuth2 client credentials (RFC 6749, 4.4).
    public record Client(String id, String secret) {

        /// Not the secret.
        @Override
        public String toString() {
            return "Client[" + id + "]";
        }
    }

    public FeedAccess {
        if (tokenLife.isNegative() || tokenLife.isZero()) {
            throw new IllegalArgumentException("token-life must be positive: " + tokenLife);
        }
    }

    boolean isOpen() {
        return token == null && client == null;
    }

    /// Without secrets.
    @Override
    public String toString() {
        return isOpen() ? "open" : (token == null ? "" : "token ") + (client == null ? "" : client);
    }
}
