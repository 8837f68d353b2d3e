package br.rastreamento.ingest.publish;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.jspecify.annotations.Nullable;

/// Counts Kafka's answers for the messages of one request; the first failure decides, or whoever gives up. Thread-safe.
final class Acknowledgements implements Callback {

    private final AtomicInteger missing;
    private final CompletableFuture<PublishOutcome> outcome = new CompletableFuture<>();

    /// @param expected number of messages, at least one
    Acknowledgements(int expected) {
        missing = new AtomicInteger(expected);
    }

    // Kafka leaves the failure out on success.
    @Override
    public void onCompletion(@Nullable RecordMetadata metadata, @Nullable Exception failure) {
        if (failure != null) {
            outcome.complete(new PublishOutcome.Unavailable(failure.getClass().getSimpleName()));
        } else if (missing.decrementAndGet() == 0) {
            outcome.complete(new PublishOutcome.Acknowledged());
        }
    }

    /// Whether waiting for more makes no sense.
    boolean decided() {
        return outcome.isDone();
    }

    /// Nobody wants to wait any longer; does nothing if it is decided.
    void giveUp() {
        outcome.complete(new PublishOutcome.Unavailable("no acknowledgement in time"));
    }

    /// Waits until it is decided.
    PublishOutcome await() {
        try {
            return outcome.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new PublishOutcome.Unavailable("interrupted");
        } catch (ExecutionException e) {
            throw new IllegalStateException("never completed exceptionally", e);
        }
    }
}
