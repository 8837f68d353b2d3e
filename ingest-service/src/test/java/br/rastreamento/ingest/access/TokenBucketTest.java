package br.rastreamento.ingest.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class TokenBucketTest {

    private static final long SECOND = 1_000_000_000;

    @Test
    void givesTheBurstAtOnceAndThenSaysHowLongToWait() {
        TokenBucket bucket = new TokenBucket(0.5, 2, 7);

        assertThat(bucket.take(7)).isZero();
        assertThat(bucket.take(7)).isZero();
        assertThat(bucket.take(7)).isEqualTo(Duration.ofSeconds(2));
        assertThat(bucket.take(7 + SECOND)).isEqualTo(Duration.ofSeconds(1));
        assertThat(bucket.take(7 + 2 * SECOND)).isZero();
    }

    @Test
    void holdsNoMoreThanTheBurstAfterALongPause() {
        TokenBucket bucket = new TokenBucket(10, 1, 0);

        assertThat(bucket.take(3_600 * SECOND)).isZero();
        assertThat(bucket.take(3_600 * SECOND)).isPositive();
    }

    @Test
    void worksWhereTheOriginOfTimeIsAnywhere() {
        long now = Long.MAX_VALUE - 5;
        TokenBucket bucket = new TokenBucket(1, 1, now);

        assertThat(bucket.take(now)).isZero();
        assertThat(bucket.take(now + 10)).isEqualTo(Duration.ofNanos(SECOND - 10));
    }

    @Property(tries = 200)
    void aTokenIsThereAfterTheWaitAndNotBefore(
            @ForAll @IntRange(min = 1, max = 1_000) int rate,
            @ForAll @IntRange(min = 1, max = 50) int burst) {
        TokenBucket bucket = new TokenBucket(rate, burst, 0);
        for (int i = 0; i < burst; i++) {
            assertThat(bucket.take(0)).isZero();
        }
        long wait = bucket.take(0).toNanos();

        assertThat(bucket.take(wait - 1)).isEqualTo(Duration.ofNanos(1));
        assertThat(bucket.take(wait)).isZero();
    }
}
