package br.rastreamento.ingest.poll;

import br.rastreamento.ingest.poll.feed.PollFailure;
import br.rastreamento.ingest.poll.settings.SourceSettings;
import java.time.Duration;
import java.util.random.RandomGenerator;

/// How long to wait after failures in a row: twice as long each time up to a greatest pause, half of it random so that
/// instances and sources do not come back together, and never less than the carrier asked for. For one thread.
final class Backoff {

    private static final int GREATEST_SHIFT = 20;

    private final SourceSettings settings;
    private final RandomGenerator random;
    private int failures;

    Backoff(SourceSettings settings, RandomGenerator random) {
        this.settings = settings;
        this.random = random;
    }

    /// Something went well.
    void reset() {
        failures = 0;
    }

    Duration after(PollFailure failure) {
        Duration full = full(failure);
        failures++;
        Duration pause = full.dividedBy(2).plusNanos(random.nextLong(full.toNanos() / 2 + 1));
        Duration asked = failure.retryAfter();
        if (asked == null) {
            return pause;
        }
        Duration believed =
                asked.compareTo(settings.maxRetryAfter()) > 0 ? settings.maxRetryAfter() : asked;
        return believed.compareTo(pause) > 0 ? believed : pause;
    }

    private Duration full(PollFailure failure) {
        if (failure.kind().needsAnOperator()) {
            return settings.retryMax();
        }
        Duration doubled =
                settings.retryMin().multipliedBy(1L << Math.min(failures, GREATEST_SHIFT));
        return doubled.compareTo(settings.retryMax()) > 0 ? settings.retryMax() : doubled;
    }
}
