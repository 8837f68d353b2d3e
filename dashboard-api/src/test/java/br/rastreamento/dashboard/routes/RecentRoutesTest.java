package br.rastreamento.dashboard.routes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
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

class RecentRoutesTest {

    private static final long KEEP = 1_000;

    private final AtomicLong now = new AtomicLong(Long.MAX_VALUE - KEEP / 2); // nanoTime may wrap
    private final AtomicInteger reads = new AtomicInteger();
    private final Deque<Runnable> background = new ArrayDeque<>();

    @Test
    void areReadAgainWhenTheyAreTooOld() {
        RecentRoutes recent = new RecentRoutes(this::read, now::get, KEEP, background::add);

        RouteTable first = recent.table();
        now.addAndGet(KEEP - 1);
        assertThat(recent.table()).isSameAs(first);
        now.addAndGet(1);
        assertThat(recent.table()).isNotSameAs(first);
        assertThat(reads).hasValue(2);
    }

    @Test
    void areReadInTheBackgroundBeforeTheyAreTooOld() {
        RecentRoutes recent = new RecentRoutes(this::read, now::get, KEEP, background::add);
        RouteTable first = recent.table();
        now.addAndGet(KEEP / 2 - 1);
        recent.table();
        assertThat(background).isEmpty();
        now.addAndGet(1);
        assertThat(recent.table()).as("while they are read again").isSameAs(first);
        assertThat(recent.table()).isSameAs(first);
        assertThat(background).hasSize(1);

        background.remove().run();

        RouteTable second = recent.table();
        assertThat(second).isNotSameAs(first);
        now.addAndGet(KEEP / 2 - 1);
        assertThat(recent.table()).as("is as old as when its reading began").isSameAs(second);
    }

    @Test
    void areWaitedForWhenTheBackgroundTakesTooLong() {
        RecentRoutes recent = new RecentRoutes(this::read, now::get, KEEP, background::add);
        RouteTable first = recent.table();
        now.addAndGet(KEEP / 2);
        recent.table();
        now.addAndGet(KEEP / 2);

        assertThat(recent.table()).isNotSameAs(first);
        assertThat(reads).hasValue(2);
    }

    @Test
    void areReadEachTimeWhenNothingIsKept() {
        RecentRoutes recent = new RecentRoutes(this::read, now::get, 0, background::add);

        assertThat(recent.table()).isNotSameAs(recent.table());
    }

    @Test
    void areReadOnceForAllWhoComeAtOnce() throws Exception {
        CountDownLatch reading = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        RecentRoutes recent =
                new RecentRoutes(
                        () -> {
                            reading.countDown();
                            await(goOn);
                            return read();
                        },
                        now::get,
                        KEEP,
                        background::add);
        try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
            Callable<RouteTable> ask = recent::table;
            Future<RouteTable> first = callers.submit(ask);
            await(reading);
            List<Future<RouteTable>> others = List.of(callers.submit(ask), callers.submit(ask));
            goOn.countDown();

            for (Future<RouteTable> other : others) {
                assertThat(other.get()).isSameAs(first.get());
            }
        }
        assertThat(reads).hasValue(1);
    }

    @Test
    void failForAllWhoAskAndAreTriedAgainLater() {
        RecentRoutes recent =
                new RecentRoutes(
                        () -> {
                            if (reads.incrementAndGet() == 1) {
                                throw new IllegalStateException("away");
                            }
                            return new RouteTable(List.of(), Instant.EPOCH);
                        },
                        now::get,
                        KEEP,
                        background::add);

        assertThatThrownBy(recent::table)
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("away");
        assertThatThrownBy(recent::table).hasMessage("away");
        assertThat(reads).hasValue(1);
        now.addAndGet(KEEP);
        assertThat(recent.table().routes()).isEmpty();
    }

    private RouteTable read() {
        reads.incrementAndGet();
        return new RouteTable(List.of(), Instant.EPOCH);
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
