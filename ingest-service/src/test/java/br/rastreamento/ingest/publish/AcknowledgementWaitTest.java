package br.rastreamento.ingest.publish;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.apache.kafka.common.errors.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Nobody waits for ever, whatever becomes of Kafka's client (R7: then nothing is called accepted).
@Timeout(10)
class AcknowledgementWaitTest {

    private final AcknowledgementWait wait = new AcknowledgementWait();

    @AfterEach
    void stop() {
        wait.destroy();
    }

    @Test
    void endsWhenTheTimeIsOverThoughKafkaNeverAnswers() {
        long start = System.nanoTime();

        PublishOutcome outcome = wait.await(new Acknowledgements(1), Duration.ofMillis(200));

        assertThat(outcome).isEqualTo(new PublishOutcome.Unavailable("no acknowledgement in time"));
        assertThat(Duration.ofNanos(System.nanoTime() - start))
                .isGreaterThanOrEqualTo(Duration.ofMillis(200));
    }

    @Test
    void doesNotWaitAtAllWithoutTime() {
        PublishOutcome outcome = wait.await(new Acknowledgements(1), Duration.ofMillis(-1));

        assertThat(outcome).isInstanceOf(PublishOutcome.Unavailable.class);
    }

    @Test
    void endsWithTheLastAnswer() {
        Acknowledgements answers = new Acknowledgements(2);
        answers.onCompletion(null, null);
        Thread.ofVirtual().start(() -> answers.onCompletion(null, null));

        assertThat(wait.await(answers, Duration.ofHours(1)))
                .isEqualTo(new PublishOutcome.Acknowledged());
    }

    @Test
    void endsWithTheFirstFailure() {
        Acknowledgements answers = new Acknowledgements(2);
        Thread.ofVirtual().start(() -> answers.onCompletion(null, new TimeoutException()));

        assertThat(wait.await(answers, Duration.ofHours(1)))
                .isEqualTo(new PublishOutcome.Unavailable("TimeoutException"));
    }

    @Test
    void anAnswerThatCameBeforeCountsThoughTheTimeIsOver() {
        Acknowledgements answers = new Acknowledgements(1);
        answers.onCompletion(null, null);

        assertThat(wait.await(answers, Duration.ofMillis(-1)))
                .isEqualTo(new PublishOutcome.Acknowledged());
    }
}
