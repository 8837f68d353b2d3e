package br.rastreamento.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import br.rastreamento.acceptance.SteadyLoad.Fate;
import br.rastreamento.acceptance.SteadyLoad.Sent;
import br.rastreamento.stack.ServiceProcess;
import br.rastreamento.stack.Services;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/// A machine after the other is emptied and filled again, with one instance of each service on it, while events come in
/// and the dashboard is read. For more: `-Dacceptance.rolling.rate=2000`.
class RollingRestartTest {

    private static final int RATE = Integer.getInteger("acceptance.rolling.rate", 500);
    private static final Duration STOP_LIMIT = Duration.ofSeconds(10);
    private static final Duration START_LIMIT = Duration.ofSeconds(90);
    private static final Duration BETWEEN_READS = Duration.ofMillis(50);

    private final List<String> failures = Collections.synchronizedList(new ArrayList<>());
    private final AtomicLong reads = new AtomicLong();
    private final AtomicBoolean reading = new AtomicBoolean(true);

    @Test
    void nobodyNoticesThatEachInstanceIsRestartedInTurn() throws Exception { // R1, R6, R7
        try (Pipeline pipeline = new Pipeline("rolling-restart")) {
            List<ServiceProcess> firsts = pipeline.firstOfEach();
            List<ServiceProcess> seconds = pipeline.secondOfEach();
            try (var carriers = balancer(firsts, seconds, 0);
                    var readers = balancer(firsts, seconds, 2)) {
                List<Sent> sent;
                try (var threads = Executors.newVirtualThreadPerTaskExecutor();
                        var load = new SteadyLoad(0, RATE, body -> post(carriers, body))) {
                    read(threads, readers);
                    try {
                        for (List<ServiceProcess> machine : List.of(firsts, seconds)) {
                            long before = load.accepted();
                            restart(machine);
                            assertThat(load.accepted()).as("under load").isGreaterThan(before);
                        }
                        sent = load.stop();
                    } finally {
                        reading.set(false);
                    }
                }
                System.out.printf(
                        "%d events accepted at %d a second, %d reads; refused and sent elsewhere unnoticed: %d, %d%n",
                        sent.size() * SteadyLoad.BATCH,
                        RATE,
                        reads.get(),
                        carriers.refused(),
                        readers.refused());

                assertThat(failures).isEmpty();
                assertThat(sent).allMatch(request -> request.has(Fate.ACCEPTED));
                pipeline.topics.awaitAllProcessed(Pipeline.PATIENCE);
                Figures recount = Figures.recountedIn(pipeline.database);
                assertThat(recount.events())
                        .as("each accepted event once (R1, R7)")
                        .isEqualTo((long) sent.size() * SteadyLoad.BATCH);
                assertThat(Figures.in(pipeline.get("/api/v1/indicadores"))).isEqualTo(recount);
                assertThat(pipeline.topics.deadLetters()).isEmpty();
            } finally {
                seconds.forEach(ServiceProcess::close);
            }
        }
    }

    private static LoadBalancer balancer(
            List<ServiceProcess> firsts, List<ServiceProcess> seconds, int service) {
        return new LoadBalancer(List.of(firsts.get(service), seconds.get(service)));
    }

    private static void restart(List<ServiceProcess> machine) {
        List<CompletableFuture<Void>> stops =
                machine.stream()
                        .map(service -> CompletableFuture.runAsync(() -> stop(service)))
                        .toList();
        stops.forEach(CompletableFuture::join);
        machine.forEach(ServiceProcess::start);
        machine.forEach(service -> service.awaitUp(START_LIMIT));
    }

    private static void stop(ServiceProcess service) {
        long told = System.nanoTime();
        assertThat(service.stop(STOP_LIMIT))
                .as("%s ended without force", service.spec().name())
                .isTrue();
        System.out.printf(
                "%s stopped after %d ms%n",
                service.spec().name(), (System.nanoTime() - told) / 1_000_000);
    }

    private Fate post(LoadBalancer carriers, String body) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder()
                        .header("Authorization", "Bearer " + Services.TOKEN)
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(body));
        return isTaken(carriers, "/api/v1/eventos", request, 202) ? Fate.ACCEPTED : Fate.FAILED;
    }

    private void read(ExecutorService threads, LoadBalancer readers) {
        for (String path :
                List.of("/api/v1/indicadores", "/api/v1/pacotes?limite=20", "/api/v1/rotas")) {
            threads.execute(() -> readAgainAndAgain(readers, path));
        }
    }

    private void readAgainAndAgain(LoadBalancer readers, String path) {
        while (reading.get()) {
            if (isTaken(readers, path, HttpRequest.newBuilder().GET(), 200)) {
                reads.incrementAndGet();
            }
            Pipeline.pause(BETWEEN_READS);
        }
    }

    private boolean isTaken(
            LoadBalancer service, String path, HttpRequest.Builder request, int status) {
        try {
            HttpResponse<String> answer = service.send(path, request);
            if (answer.statusCode() == status) {
                return true;
            }
            failures.add(path + ": " + answer.statusCode() + " " + answer.body());
        } catch (IOException e) {
            failures.add(path + ": " + e);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        return false;
    }
}
