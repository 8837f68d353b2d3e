package br.rastreamento.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import br.rastreamento.acceptance.DirectCaller.HalfSent;
import br.rastreamento.acceptance.SteadyLoad.Fate;
import br.rastreamento.acceptance.SteadyLoad.Sent;
import br.rastreamento.stack.ServiceProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// SIGTERM under load: nothing is lost, nothing happens twice, and it takes no more than the 10 s that Docker gives.
/// `-Dacceptance.stop.rate` events a second, `-Dacceptance.stop.seconds` before the signal.
class GracefulStopTest {

    private static final int RATE = Integer.getInteger("acceptance.stop.rate");
    private static final Duration BEFORE =
            Duration.ofSeconds(Integer.getInteger("acceptance.stop.seconds"));
    private static final Duration LIMIT = Duration.ofSeconds(10);
    private static final Duration START_LIMIT = Duration.ofSeconds(90);

    private static Pipeline pipeline;
    private static DirectCaller carrier;
    private static long nextNumber;

    @BeforeAll
    static void start() {
        pipeline = new Pipeline("graceful-stop");
        carrier = new DirectCaller(pipeline.webhook());
    }

    @AfterAll
    static void end() {
        carrier.close();
        pipeline.close();
    }

    @Test
    void ingestAnswersForAllThatItTookAndForNothingElse() throws Exception { // R7
        ServiceProcess ingest = pipeline.ingest;
        long ownNumber = numbers(SteadyLoad.BATCH);
        try (SteadyLoad load = load();
                HalfSent slow =
                        carrier.sendHalf(NumberedEvents.json(ownNumber, SteadyLoad.BATCH))) {
            Pipeline.pause(BEFORE);
            long before = load.accepted();

            CompletableFuture<Boolean> stop = stop(ingest);
            await().atMost(LIMIT)
                    .pollInterval(Duration.ofMillis(20))
                    .until(() -> isClosed(ingest.spec().port()));
            assertThat(slow.complete()).as("came before the signal").startsWith("HTTP/1.1 202 ");
            assertThat(stop.join()).as("ended without force").isTrue();

            List<Sent> sent = load.stop();
            assertThat(before).as("under load").isPositive();
            Map<Long, Integer> times = NumberedEvents.in(pipeline.topics);
            assertThat(eventsOf(sent, Fate.ACCEPTED)).allMatch(n -> times.getOrDefault(n, 0) == 1);
            assertThat(LongStream.range(ownNumber, ownNumber + SteadyLoad.BATCH))
                    .allMatch(n -> times.getOrDefault(n, 0) == 1);
            assertThat(eventsOf(sent, Fate.REFUSED)).isNotEmpty().noneMatch(times::containsKey);
            assertThat(eventsOf(sent, Fate.UNANSWERED)).noneMatch(times::containsKey);
            assertThat(eventsOf(sent, Fate.FAILED)).isEmpty();
            System.out.printf(
                    "accepted %d events, refused %d, without answer %d%n",
                    eventsOf(sent, Fate.ACCEPTED).size(),
                    eventsOf(sent, Fate.REFUSED).size(),
                    eventsOf(sent, Fate.UNANSWERED).size());
        } finally {
            startAgain(ingest);
        }
    }

    @Test
    void theProcessorCommitsWhatItWroteAndReadsNothingTwice() throws Exception { // R1, R7
        ServiceProcess processor = pipeline.processor;
        try (SteadyLoad load = load()) {
            Pipeline.pause(BEFORE);
            assertThat(pipeline.storedBy(processor)).as("under load").isPositive();

            assertThat(stop(processor).join()).as("ended without force").isTrue();
            long processed = pipeline.topics.processed();
            assertThat(StoredEvents.count(pipeline.database))
                    .as("all events are distinct: a row for each message that is committed")
                    .isEqualTo(processed);

            startAgain(processor);
            List<Sent> sent = load.stop();
            pipeline.topics.awaitAllProcessed(Pipeline.PATIENCE);
            assertThat(sent).allMatch(request -> request.has(Fate.ACCEPTED));
            long published = pipeline.topics.published();
            assertThat(published).as("some came while it was away").isGreaterThan(processed);
            assertThat(pipeline.metric(processor, "processor_batch_size_sum"))
                    .as("messages read by the second process")
                    .isEqualTo(published - processed);
            assertThat(pipeline.metric(processor, "processor_events_duplicate_total")).isZero();
            assertThat(StoredEvents.count(pipeline.database)).isEqualTo(published);
            System.out.printf(
                    "first process %d messages, second %d, none twice%n",
                    processed, published - processed);
        } finally {
            if (!processor.isAlive()) {
                startAgain(processor);
            }
        }
    }

    @Test
    void theDashboardFinishesItsAnswersAndEndsItsStreams() throws Exception {
        ServiceProcess dashboard = pipeline.dashboard;
        try (HttpClient http = HttpClient.newHttpClient();
                SteadyLoad load = load();
                Connection lock = pipeline.database.superuser();
                Connection look = pipeline.database.superuser()) {
            Pipeline.pause(BEFORE);
            var streams =
                    Stream.generate(() -> http.sendAsync(request("/api/v1/stream"), lines()))
                            .limit(3)
                            .map(CompletableFuture::join)
                            .map(answer -> CompletableFuture.supplyAsync(answer.body()::count))
                            .toList();
            lock.setAutoCommit(false);
            execute(lock, "LOCK TABLE pacotes IN ACCESS EXCLUSIVE MODE");
            var open = http.sendAsync(request("/api/v1/pacotes/1"), BodyHandlers.ofString());
            await().atMost(LIMIT)
                    .pollInterval(Duration.ofMillis(10))
                    .until(() -> isReaderWaiting(look));

            CompletableFuture<Boolean> stop = stop(dashboard);
            await().atMost(LIMIT)
                    .pollInterval(Duration.ofMillis(10))
                    .until(() -> !isReady(dashboard));
            lock.rollback();

            assertThat(open.join().statusCode()).as(open.join().body()).isEqualTo(200);
            assertThat(streams)
                    .allSatisfy(lines -> assertThat(lines.join()).as("ended").isPositive());
            assertThat(stop.join()).as("ended without force").isTrue();
            load.stop();
        } finally {
            startAgain(dashboard);
        }
    }

    private static SteadyLoad load() {
        return new SteadyLoad(numbers(1_000_000), RATE, carrier::send);
    }

    private static synchronized long numbers(long count) {
        long first = nextNumber;
        nextNumber += count;
        return first;
    }

    private static CompletableFuture<Boolean> stop(ServiceProcess service) {
        return CompletableFuture.supplyAsync(() -> {
            long told = System.nanoTime();
            boolean gentle = service.stop(LIMIT);
            System.out.printf(
                    "%s stopped after %d ms%n",
                    service.spec().name(), (System.nanoTime() - told) / 1_000_000);
            return gentle;
        });
    }

    private static void startAgain(ServiceProcess service) {
        service.start();
        service.awaitUp(START_LIMIT);
    }

    private static List<Long> eventsOf(List<Sent> sent, Fate fate) {
        return sent.stream()
                .filter(request -> request.has(fate))
                .flatMap(request ->
                        LongStream.range(request.first(), request.first() + SteadyLoad.BATCH)
                                .boxed())
                .toList();
    }

    private static boolean isReady(ServiceProcess service) {
        try {
            return pipeline.status(service, "/actuator/health/readiness") == 200;
        } catch (UncheckedIOException _) {
            return false;
        }
    }

    private static boolean isClosed(int port) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return false;
        } catch (IOException _) {
            return true;
        }
    }

    private static HttpRequest request(String path) {
        return HttpRequest.newBuilder(
                        URI.create(
                                "http://127.0.0.1:%d%s"
                                        .formatted(pipeline.dashboard.spec().port(), path)))
                .build();
    }

    private static HttpResponse.BodyHandler<Stream<String>> lines() {
        return BodyHandlers.ofLines();
    }

    private static void execute(Connection connection, String sql) throws Exception {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static boolean isReaderWaiting(Connection connection) throws Exception {
        try (Statement statement = connection.createStatement();
                ResultSet waiting =
                        statement.executeQuery(
                                """
                                SELECT count(*) FROM pg_stat_activity
                                WHERE application_name = 'dashboard-api' AND datname = current_database()
                                  AND wait_event_type = 'Lock'\
                                """)) {
            waiting.next();
            return waiting.getInt(1) > 0;
        }
    }
}
