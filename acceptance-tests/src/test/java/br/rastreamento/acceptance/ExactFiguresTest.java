package br.rastreamento.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import br.rastreamento.simulator.send.SendReport;
import br.rastreamento.simulator.send.SendSettings;
import br.rastreamento.simulator.send.Sender;
import br.rastreamento.simulator.send.StopSignal;
import br.rastreamento.simulator.stream.EventStream;
import br.rastreamento.simulator.stream.Shares;
import br.rastreamento.simulator.stream.StreamSettings;
import br.rastreamento.stack.ServiceProcess;
import br.rastreamento.stack.Services;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/// A carrier's traffic, with duplicates, late and invalid events, is counted exactly whatever happens. Sizes by system
/// property: `acceptance.events` (20000), `acceptance.outage.seconds` (10).
class ExactFiguresTest {

    private static final int EVENTS = Integer.getInteger("acceptance.events", 20_000);
    private static final int OUTAGE_SECONDS = Integer.getInteger("acceptance.outage.seconds", 10);
    private static final int AS_FAST_AS_POSSIBLE = 0;

    private final Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);

    @Test
    void aCarriersTrafficIsCountedExactly() throws Exception { // R6, R7
        try (Pipeline pipeline = new Pipeline("traffic")) {
            SendReport report = carrier(pipeline, AS_FAST_AS_POSSIBLE).run();
            pipeline.topics.awaitAllProcessed(Pipeline.PATIENCE);
            assertExact(pipeline, report);
        }
    }

    @Test
    void crashesAndAnOutageOfTheDatabaseLoseNothing() throws Exception { // R7, R9
        try (Pipeline pipeline = new Pipeline("faults")) {
            CompletableFuture<SendReport> sending =
                    CompletableFuture.supplyAsync(
                            () -> run(carrier(pipeline, EVENTS / 10)), Thread::startVirtualThread);
            awaitStored(pipeline, EVENTS / 4);
            crash(pipeline.processor);
            pipeline.databaseGate.close();
            assertThat(sending).as("this happens in the middle").isNotDone();
            crash(pipeline.processor); // starts while the database is away
            Pipeline.pause(Duration.ofSeconds(OUTAGE_SECONDS));
            pipeline.databaseGate.open();

            SendReport report = sending.join();
            pipeline.topics.awaitAllProcessed(Pipeline.PATIENCE);
            assertExact(pipeline, report);
        }
    }

    private Sender carrier(Pipeline pipeline, int rate) {
        return new Sender(
                new SendSettings(
                        pipeline.webhook(),
                        Services.TOKEN,
                        100,
                        2,
                        rate,
                        SendSettings.FIRST_RETRY,
                        Duration.ofMinutes(5)),
                new EventStream(
                        StreamSettings.of(42, EVENTS, now, new Shares(0.03, 0.03, 0, 0.01))),
                new StopSignal());
    }

    private static SendReport run(Sender sender) {
        try {
            return sender.run();
        } catch (InterruptedException e) {
            throw new IllegalStateException("interrupted", e);
        }
    }

    private static void awaitStored(Pipeline pipeline, long events) {
        await().atMost(Pipeline.PATIENCE)
                .pollInterval(Duration.ofMillis(50))
                .until(() -> shown(pipeline).events() >= events);
    }

    private static Figures shown(Pipeline pipeline) {
        return Figures.in(pipeline.get("/api/v1/indicadores"));
    }

    private static void crash(ServiceProcess processor) {
        processor.kill();
        processor.start();
    }

    private static void assertExact(Pipeline pipeline, SendReport report) throws SQLException {
        assertThat(report.addsUp()).as("%s", report.contradictions()).isTrue();
        assertThat(report.accepted() + report.rejected()).isEqualTo(EVENTS);
        Figures recount = Figures.recountedIn(pipeline.database);
        assertThat(recount.events())
                .as("one row for each distinct event (R1)")
                .isEqualTo(report.distinct());
        assertThat(shown(pipeline)).isEqualTo(recount);
        assertThat(pipeline.topics.deadLetters())
                .as("ingest let valid events through only")
                .isEmpty();
    }
}
