package br.rastreamento.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import br.rastreamento.stack.ServiceProcess;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/// Partitions move between processors while these write, and both write the same parcels.
class ScaleOutTest {

    private static final Duration LIMIT = Duration.ofSeconds(60);

    @Test
    void joiningRestartingAndDyingUnderLoadCostsAndRepeatsNoEvent() throws Exception { // R2, R6, R7
        try (Pipeline pipeline = new Pipeline("scale-out");
                KeylessLoad load = new KeylessLoad(pipeline.topics.bootstrapServers());
                ServiceProcess second = pipeline.secondProcessor()) {
            awaitSharedWork(pipeline, second);
            for (ServiceProcess processor : new ServiceProcess[] {pipeline.processor, second}) {
                assertThat(processor.stop(LIMIT)).as("ended without force").isTrue();
                processor.start();
                processor.awaitUp(LIMIT);
                awaitSharedWork(pipeline, second);
            }
            second.kill();
            awaitPartitions(pipeline, pipeline.processor, 12);

            long distinct = load.stop();
            pipeline.topics.awaitAllProcessed(Pipeline.PATIENCE);
            Figures recount = Figures.recountedIn(pipeline.database);
            assertThat(recount.events()).as("each distinct event once (R1)").isEqualTo(distinct);
            assertThat(Figures.in(pipeline.get("/api/v1/indicadores"))).isEqualTo(recount);
            assertThat(pipeline.topics.deadLetters()).as("all were valid").isEmpty();
        }
    }

    private static void awaitSharedWork(Pipeline pipeline, ServiceProcess second) {
        awaitPartitions(pipeline, pipeline.processor, 6);
        awaitPartitions(pipeline, second, 6);
        await().atMost(LIMIT).until(() -> pipeline.storedBy(pipeline.processor) > 0);
        await().atMost(LIMIT).until(() -> pipeline.storedBy(second) > 0);
    }

    private static void awaitPartitions(Pipeline pipeline, ServiceProcess of, int partitions) {
        await().atMost(LIMIT)
                .untilAsserted(() -> assertThat(pipeline.partitionsOf(of)).isEqualTo(partitions));
    }
}
