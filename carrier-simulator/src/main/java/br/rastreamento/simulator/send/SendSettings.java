package br.rastreamento.simulator.send;

import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// Where and how to send.
///
/// @param url of the webhook
/// @param token bearer token; null to send none
/// @param batch items a request; 1 sends single objects, more sends arrays
/// @param connections requests under way at the same time; with more than one, order on arrival is not certain
/// @param rate items a second; 0 = as fast as possible
/// @param firstRetry pause before the first repetition of a request; doubles up to [#LONGEST_PAUSE]
/// @param giveUpAfter how long one request is repeated before its items count as unconfirmed; null: without end
public record SendSettings(
        URI url,
        @Nullable String token,
        int batch,
        int connections,
        double rate,
        Duration firstRetry,
        @Nullable Duration giveUpAfter) {

    public static final Duration FIRST_RETRY = Duration.ofMillis(200);
    static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);
    static final Duration LONGEST_RETRY_AFTER = Duration.ofMinutes(5);
    static final Duration REQUEST_TIMEOUT = Duration.ofSeconds(30);

    public SendSettings {
        if (batch < 1 || batch > 100_000) {
            throw new IllegalArgumentException("batch must be between 1 and 100,000: " + batch);
        }
        if (connections < 1 || connections > 1_000) {
            throw new IllegalArgumentException(
                    "connections must be between 1 and 1,000: " + connections);
        }
        if (!"http".equals(url.getScheme()) && !"https".equals(url.getScheme())) {
            throw new IllegalArgumentException("url must start with http:// or https://: " + url);
        }
    }
}
