package br.rastreamento.ingest.publish;

import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/// Lets callers wait for Kafka's answers, and not too long. A time limit of each wait's own would cost each request a
/// timer, which is a wake-up of the one thread that keeps the timers of all virtual threads; here one thread looks at all
/// waits now and then (ADR 0025). Thread-safe.
@Component
final class AcknowledgementWait implements DisposableBean {

    /// How much longer than its limit a wait may last.
    private static final Duration LOOK = Duration.ofMillis(50);

    private final Queue<Wait> waits = new ConcurrentLinkedQueue<>();
    private final ScheduledExecutorService looks =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().daemon().name("acknowledgement-waits").factory());

    AcknowledgementWait() {
        var _ =
                looks.scheduleWithFixedDelay(
                        () -> waits.removeIf(Wait::isOver),
                        LOOK.toNanos(),
                        LOOK.toNanos(),
                        TimeUnit.NANOSECONDS);
    }

    /// Waits for the last answer or the first failure.
    ///
    /// @param limit how long at most; zero or less: not at all
    PublishOutcome await(Acknowledgements answers, Duration limit) {
        if (!answers.decided()) {
            Wait wait = new Wait(answers, System.nanoTime() + limit.toNanos());
            if (!wait.isOver()) {
                waits.add(wait);
            }
        }
        return answers.await();
    }

    @Override
    public void destroy() {
        looks.shutdownNow();
    }

    private record Wait(Acknowledgements answers, long end) {

        /// Whether nobody waits any more; ends the wait if its time is over.
        boolean isOver() {
            if (System.nanoTime() - end >= 0) {
                answers.giveUp();
            }
            return answers.decided();
        }
    }
}
