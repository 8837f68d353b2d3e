package br.rastreamento.processor.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import br.rastreamento.processor.ProcessorApplication;
import br.rastreamento.processor.consume.EventConsumer;
import br.rastreamento.testservers.OwnKafka;
import br.rastreamento.testservers.TestDatabase;
import br.rastreamento.testservers.TestKafka;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.springframework.boot.builder.SpringApplicationBuilder;

class StopTest {

    private static final int RESTARTS = 12;
    private static final Duration STEP = Duration.ofMillis(10);

    /// Rolling restarts stop instances while the group hands its partitions around, here some tens of milliseconds after
    /// the consumer's start.
    @Test
    void takesNoLongerWhilePartitionsAreBeingAssigned() {
        try (OwnKafka kafka = TestKafka.own();
                TestDatabase database = TestDatabase.create()) {
            for (int restart = 0; restart < RESTARTS; restart++) {
                var processor =
                        new SpringApplicationBuilder(ProcessorApplication.class)
                                .run(
                                        "--server.port=0",
                                        "--KAFKA_BOOTSTRAP_SERVERS=" + kafka.bootstrapServers(),
                                        "--DATABASE_URL=" + database.jdbcUrl());
                EventConsumer consumer = processor.getBean(EventConsumer.class);
                await().pollDelay(Duration.ZERO)
                        .pollInterval(Duration.ofMillis(1))
                        .until(consumer::isStarted);
                await().pollDelay(STEP.multipliedBy(restart)).until(() -> true);

                Instant stopped = Instant.now();
                processor.close();

                assertThat(Duration.between(stopped, Instant.now()))
                        .as("stopped %d ms after the start", STEP.multipliedBy(restart).toMillis())
                        .isLessThan(Duration.ofSeconds(5));
            }
        }
    }
}
