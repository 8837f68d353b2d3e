package br.rastreamento.ingest.poll;

import br.rastreamento.ingest.poll.feed.PollFailure;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// What a source is at, for health and metrics. Thread-safe.
final class SourceStatus {

    private static final Snapshot ELSEWHERE =
            new Snapshot(false, null, null, null, 0, 0, null, null, null, false);

    private final String source;
    private final Clock clock;
    private final AtomicReference<Snapshot> current = new AtomicReference<>(ELSEWHERE);

    /// @param owner whether this instance polls it
    /// @param takenAt since when
    /// @param lastSuccess when a page was read and acknowledged
    /// @param headReachedAt when there was nothing further to read
    /// @param pages read and acknowledged since this instance took the source
    /// @param items of these pages
    /// @param failure the last one, until something goes well
    /// @param failedAt when
    /// @param retryAt when it is tried again
    /// @param lookingBack whether places already read are read again just now
    record Snapshot(
            boolean owner,
            @Nullable Instant takenAt,
            @Nullable Instant lastSuccess,
            @Nullable Instant headReachedAt,
            long pages,
            long items,
            @Nullable PollFailure failure,
            @Nullable Instant failedAt,
            @Nullable Instant retryAt,
            boolean lookingBack) {}

    SourceStatus(String source, Clock clock) {
        this.source = source;
        this.clock = clock;
    }

    String source() {
        return source;
    }

    Snapshot snapshot() {
        return current.get();
    }

    double headAgeSeconds() {
        Snapshot now = snapshot();
        Instant head = now.headReachedAt() != null ? now.headReachedAt() : now.takenAt();
        return head == null ? Double.NaN : Duration.between(head, clock.instant()).toMillis() / 1e3;
    }

    void taken() {
        Instant now = clock.instant();
        update(_ -> new Snapshot(true, now, null, null, 0, 0, null, null, null, false));
    }

    void givenUp() {
        update(_ -> ELSEWHERE);
    }

    void read(int size, boolean lookingBack) {
        Instant now = clock.instant();
        update(s ->
                new Snapshot(
                        s.owner(),
                        s.takenAt(),
                        now,
                        s.headReachedAt(),
                        s.pages() + 1,
                        s.items() + size,
                        null,
                        s.failedAt(),
                        null,
                        lookingBack));
    }

    void headReached() {
        Instant now = clock.instant();
        update(s ->
                new Snapshot(
                        s.owner(),
                        s.takenAt(),
                        s.lastSuccess(),
                        now,
                        s.pages(),
                        s.items(),
                        s.failure(),
                        s.failedAt(),
                        s.retryAt(),
                        s.lookingBack()));
    }

    void failed(PollFailure failure, Duration pause) {
        Instant now = clock.instant();
        update(s ->
                new Snapshot(
                        s.owner(),
                        s.takenAt(),
                        s.lastSuccess(),
                        s.headReachedAt(),
                        s.pages(),
                        s.items(),
                        failure,
                        now,
                        now.plus(pause),
                        s.lookingBack()));
    }

    private void update(UnaryOperator<Snapshot> change) {
        current.updateAndGet(change);
    }
}
