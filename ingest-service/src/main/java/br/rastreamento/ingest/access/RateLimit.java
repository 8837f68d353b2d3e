package br.rastreamento.ingest.access;

import br.rastreamento.ingest.problem.IntakeProblem;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/// Keeps each source within its share, so that one that runs wild does not take the others' place. Thread-safe.
@Component
final class RateLimit {

    private final RateSettings settings;
    // Sources are as many as an operator named, so this does not grow with what callers send.
    private final Map<String, TokenBucket> buckets = new ConcurrentHashMap<>();

    RateLimit(RateSettings settings) {
        this.settings = settings;
    }

    /// @throws IntakeProblem 429 if the source has used up its share
    void admit(String source) {
        if (settings.limit() == 0) {
            return;
        }
        long now = System.nanoTime();
        Duration wait =
                buckets.computeIfAbsent(
                                source,
                                _ ->
                                        new TokenBucket(
                                                settings.limit(), settings.effectiveBurst(), now))
                        .take(now);
        if (!wait.isZero()) {
            throw IntakeProblem.tooMany(wait);
        }
    }
}
