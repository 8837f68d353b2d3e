package br.rastreamento.processor.consume;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class BatchPaceTest {

    private static final int FULL = 100;

    private final AtomicLong now = new AtomicLong(Long.MAX_VALUE - 10); // nanoTime may wrap
    private final List<Long> sleeps = new ArrayList<>();
    private final BatchPace pace = new BatchPace(Duration.ofNanos(25), FULL, now::get, sleeps::add);

    @Test
    void whatComesAloneIsPolledAtOnce() {
        pace.awaitNextPoll();
        pace.came(1);
        now.addAndGet(25);
        pace.awaitNextPoll();

        assertThat(sleeps).isEmpty();
    }

    @Test
    void thePollAfterABatchWaitsForTheRestOfTheInterval() {
        pace.came(FULL - 1);
        now.addAndGet(10);
        pace.awaitNextPoll();

        assertThat(sleeps).containsExactly(15L);
    }

    @Test
    void moreIsThereAfterAFullBatch() {
        pace.came(1);
        pace.came(FULL);
        pace.awaitNextPoll();

        assertThat(sleeps).isEmpty();
    }

    @Test
    void eachThreadHasAPaceOfItsOwn() throws InterruptedException {
        pace.came(1);
        Thread other = Thread.ofPlatform().start(pace::awaitNextPoll);
        other.join();

        assertThat(sleeps).isEmpty();
    }
}
