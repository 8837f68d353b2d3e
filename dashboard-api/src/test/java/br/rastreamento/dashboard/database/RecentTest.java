package br.rastreamento.dashboard.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class RecentTest {

    private static final long KEEP = 1_000;

    private final AtomicLong now = new AtomicLong(Long.MAX_VALUE - KEEP / 2); // nanoTime may wrap
    private final AtomicInteger reads = new AtomicInteger();
    private final Deque<Runnable> background = new ArrayDeque<>();

    @Test
    void areReadAgainWhenTheyAreTooOld() {
        Recent<Object> recent = new Recent<>(this::read, now::get, KEEP, background::add);

        Object first = recent.value();
        now.addAndGet(KEEP / 2 - 1);
        assertThat(recent.value()).isSameAs(first);
        now.addAndGet(KEEP / 2 + 1);
        assertThat(recent.value()).as("nobody asked for it before").isNotSameAs(first);
        assertThat(reads).hasValue(2);
        assertThat(background).isEmpty();
    }

    @Test
    void areReadInTheBackgroundBeforeTheyAreTooOld() {
        Recent<Object> recent = new Recent<>(this::read, now::get, KEEP, background::add);
        Object first = recent.value();
        now.addAndGet(KEEP / 2 - 1);
        recent.value();
        assertThat(background).isEmpty();
        now.addAndGet(1);
        assertThat(recent.value()).as("while they are read again").isSameAs(first);
        assertThat(recent.value()).isSameAs(first);
        assertThat(background).hasSize(1);

        background.remove().run();

        Object second = recent.value();
        assertThat(second).isNotSameAs(first);
        now.addAndGet(KEEP / 2 - 1);
        assertThat(recent.value()).as("is as old as when its reading began").isSameAs(second);
    }

    @Test
    void areGivenAsTheyWereWhileTheBackgroundReadsThem() {
        Recent<Object> recent = new Recent<>(this::read, now::get, KEEP, background::add);
        Object first = recent.value();
        now.addAndGet(KEEP / 2);
        recent.value();
        now.addAndGet(3 * KEEP / 2 - 1);

        assertThat(recent.value()).as("just below twice their time").isSameAs(first);
        assertThat(background).as("one reading at a time").hasSize(1);
        assertThat(reads).hasValue(1);

        background.remove().run();

        assertThat(recent.value())
                .as("took longer than its time, and is given nevertheless")
                .isNotSameAs(first);
        assertThat(background).as("the next reading").hasSize(1);
        assertThat(reads).hasValue(2);
    }

    @Test
    void areWaitedForWhenTheBackgroundTakesTooLong() {
        Recent<Object> recent = new Recent<>(this::read, now::get, KEEP, background::add);
        Object first = recent.value();
        now.addAndGet(KEEP / 2);
        recent.value();
        now.addAndGet(3 * KEEP / 2);

        assertThat(recent.value()).isNotSameAs(first);
        assertThat(reads).hasValue(2);
    }

    @Test
    void areReadEachTimeWhenNothingIsKept() {
        Recent<Object> recent = new Recent<>(this::read, now::get, 0, background::add);

        assertThat(recent.value()).isNotSameAs(recent.value());
    }

    @Test
    void areReadOnceForAllWhoComeAtOnce() throws Exception {
        CountDownLatch reading = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        Recent<Object> recent =
                new Recent<>(
                        () -> {
                            reading.countDown();
                            await(goOn);
                            return read();
                        },
                        now::get,
                        KEEP,
                        background::add);
        try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
            Callable<Object> ask = recent::value;
            Future<Object> first = callers.submit(ask);
            await(reading);
            List<Future<Object>> others = List.of(callers.submit(ask), callers.submit(ask));
            goOn.countDown();

            for (Future<Object> other : others) {
                assertThat(other.get()).isSameAs(first.get());
            }
        }
        assertThat(reads).hasValue(1);
    }

    @Test
    void failForAllWhoAskAndAreTriedAgainLater() {
        Recent<Object> recent =
                new Recent<>(
                        () -> {
                            if (reads.incrementAndGet() == 1) {
                                throw new IllegalStateException("away");
                            }
                            return "there";
                        },
                        now::get,
                        KEEP,
                        background::add);

        assertThatThrownBy(recent::value)
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("away");
        assertThatThrownBy(recent::value).hasMessage("away");
        assertThat(reads).hasValue(1);
        now.addAndGet(KEEP);
        assertThat(recent.value()).isEqualTo("there");
    }

    private Object read() {
        reads.incrementAndGet();
        return new Object();
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
