package br.rastreamento.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import br.rastreamento.simulator.send.SendReport;
import br.rastreamento.simulator.send.SendSettings;
import br.rastreamento.simulator.send.Sender;
import br.rastreamento.simulator.send.StopSignal;
import br.rastreamento.simulator.stream.EventStream;
import br.rastreamento.simulator.stream.Shares;
import br.rastreamento.simulator.stream.StreamSettings;
import br.rastreamento.stack.ServiceProcess;
import br.rastreamento.stack.Services;
import br.rastreamento.stack.server.LoopbackPort;
import br.rastreamento.testservers.OwnDatabase;
import br.rastreamento.testservers.OwnKafka;
import br.rastreamento.testservers.TestKafka;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/// Everything that may stop stops, in random order and at random moments, while events come in. For the full size:
/// `-Dacceptance.chaos.events=1000000 -Dacceptance.chaos.kills=20 -Dacceptance.chaos.database=5 -Dacceptance.chaos.kafka=3`.
class ChaosTest {

    private static final int EVENTS = Integer.getInteger("acceptance.chaos.events", 20_000);
    private static final int KILLS = Integer.getInteger("acceptance.chaos.kills", 2);
    private static final int DATABASE_RESTARTS = Integer.getInteger("acceptance.chaos.database", 1);
    private static final int KAFKA_RESTARTS = Integer.getInteger("acceptance.chaos.kafka", 1);
    private static final long SEED = Long.getLong("acceptance.chaos.seed", 4);

    /// A processor needs some seconds to start: most pauses are long enough for it to get to work, some are not.
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(8);

    private static final Duration PATIENCE = Duration.ofMinutes(10);

    private final Random random = new Random(SEED);

    @Test
    void nothingThatStopsCostsOrRepeatsAnEvent() throws Exception { // R6, R7, R9
        try (OwnKafka kafka = TestKafka.own();
                OwnDatabase database = new OwnDatabase()) {
            var services =
                    new Services(
                            Path.of("..").toAbsolutePath().normalize(),
                            Path.of("target", "logs", "chaos"),
                            kafka.bootstrapServers(),
                            database.jdbcUrl());
            try (var ingest = new ServiceProcess(services.ingest(LoopbackPort.free()));
                    var processor = new ServiceProcess(services.processor(LoopbackPort.free()));
                    var dashboard = new ServiceProcess(services.dashboard(LoopbackPort.free()))) {
                List<ServiceProcess> all = List.of(ingest, processor, dashboard);
                all.forEach(ServiceProcess::start);
                all.forEach(service -> service.awaitUp(Duration.ofSeconds(90)));

                List<Runnable> blows = blows(kafka, database, processor);
                CompletableFuture<SendReport> sending = send(ingest, blows.size());
                for (Runnable blow : blows) {
                    Pipeline.pause(Duration.ofMillis(random.nextLong(LONGEST_PAUSE.toMillis())));
                    assertThat(sending).as("seed %d: this happens in the middle", SEED).isNotDone();
                    blow.run();
                }

                SendReport report = sending.join();
                TopicLog topics = new TopicLog(kafka.bootstrapServers());
                topics.awaitAllProcessed(PATIENCE);
                assertThat(report.addsUp()).as("%s", report.contradictions()).isTrue();
                Figures recount = Figures.recountedIn(database.superuser());
                assertThat(recount.events())
                        .as("seed %d: each distinct event once (R1, R7)", SEED)
                        .isEqualTo(report.distinct());
                assertThat(shown(dashboard)).as("seed %d (R6)", SEED).isEqualTo(recount);
                assertThat(topics.deadLetters()).as("only valid events were published").isEmpty();
            }
        }
    }

    private List<Runnable> blows(OwnKafka kafka, OwnDatabase database, ServiceProcess processor) {
        List<Runnable> blows = new ArrayList<>();
        blows.addAll(
                Collections.nCopies(
                        KILLS,
                        () -> {
                            processor.kill();
                            processor.start();
                        }));
        blows.addAll(
                Collections.nCopies(
                        DATABASE_RESTARTS,
                        () -> {
                            database.stop();
                            database.start();
                        }));
        blows.addAll(
                Collections.nCopies(
                        KAFKA_RESTARTS,
                        () -> {
                            kafka.stop();
                            kafka.start();
                        }));
        Collections.shuffle(blows, random);
        return blows;
    }

    /// At a rate at which it takes longer than all the blows.
    private static CompletableFuture<SendReport> send(ServiceProcess ingest, int blows) {
        double seconds = 10 + blows * (LONGEST_PAUSE.toSeconds() + 5.0);
        var settings =
                new SendSettings(
                        URI.create(
                                "http://127.0.0.1:%d/api/v1/eventos"
                                        .formatted(ingest.spec().port())),
                        Services.TOKEN,
                        100,
                        2,
                        EVENTS / seconds,
                        SendSettings.FIRST_RETRY,
                        Duration.ofMinutes(5));
        var events =
                new EventStream(
                        StreamSettings.of(
                                SEED,
                                EVENTS,
                                Instant.now().truncatedTo(ChronoUnit.SECONDS),
                                new Shares(0.03, 0.03, 0.03, 0.01)));
        return CompletableFuture.supplyAsync(
                () -> run(new Sender(settings, events, new StopSignal())),
                Thread::startVirtualThread);
    }

    private static SendReport run(Sender sender) {
        try {
            return sender.run();
        } catch (InterruptedException e) {
            throw new IllegalStateException("interrupted", e);
        }
    }

    private static Figures shown(ServiceProcess dashboard) throws Exception {
        URI uri =
                URI.create(
                        "http://127.0.0.1:%d/api/v1/indicadores"
                                .formatted(dashboard.spec().port()));
        try (HttpClient http = HttpClient.newHttpClient()) {
            var answer = http.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString());
            return Figures.in(new JsonMapper().readTree(answer.body()));
        }
    }
}
