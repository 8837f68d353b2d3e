package br.rastreamento.dashboard.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import br.rastreamento.dashboard.Dashboard;
import br.rastreamento.dashboard.StoredParcels;
import br.rastreamento.dashboard.StoredParcels.Event;
import br.rastreamento.testservers.TcpGate;
import br.rastreamento.testservers.TestDatabase;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Who listens hears each change soon, whatever happens to the database or to other listeners.
@SuppressWarnings("try") // closing the gate in the middle is what happens to the database here
class StreamTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private static TestDatabase database;
    private static TcpGate gate;
    private static Dashboard dashboard;
    private static StoredParcels stored;

    @BeforeAll
    static void start() {
        database = TestDatabase.create();
        stored = new StoredParcels(database);
        URI address = URI.create(database.jdbcUrl().substring("jdbc:".length()));
        gate = new TcpGate(address.getHost(), address.getPort());
        dashboard =
                Dashboard.on(
                        "jdbc:postgresql://127.0.0.1:" + gate.port() + address.getPath(),
                        "dashboard.live.heartbeat=300ms",
                        "server.tomcat.connection-timeout=2s");
    }

    @AfterAll
    static void stop() {
        dashboard.close();
        stored.close();
        gate.close();
        database.close();
    }

    @BeforeEach
    void clear() {
        stored.clear();
    }

    @AfterEach
    void nobodyIsLeft() {
        await().atMost(PATIENCE).until(() -> listeners() == 0);
    }

    @Test
    void beginsWithWhatIsAndTellsEachChange() {
        try (EventStream stream = EventStream.of(dashboard)) {
            await().atMost(PATIENCE).until(() -> stream.events().size() >= 2);
            assertThat(stream.events().get(0).name()).isEqualTo("situacao");
            assertThat(stream.events().get(0).data())
                    .startsWith("{\"situacao\":\"atual\",\"motivo\":null,\"desde\":\"");
            assertThat(stream.events().get(1).name()).isEqualTo("indicadores");
            assertThat(stream.events().get(1).data())
                    .isEqualTo(dashboard.get("/api/v1/indicadores").body());
            assertThat(stream.events().get(1).id()).isNotEmpty();
            assertThat(stream.header())
                    .contains(
                            "Content-Type: text/event-stream",
                            "Cache-Control: no-store",
                            "Connection: close")
                    .noneMatch(line -> line.startsWith("ETag"));
            assertThat(stream.others().getFirst()).matches("retry:[12]\\d\\d\\d");

            stored.store(1333, "Natal", "Paraíba", Event.of("POSTADO", "2025-10-12T08:15:00Z"));
            String changed = dashboard.get("/api/v1/indicadores").body();
            await().atMost(PATIENCE)
                    .untilAsserted(
                            () -> assertThat(stream.events().getLast().data()).isEqualTo(changed));
        }
    }

    @Test
    void tellsChangesWithinAQuarterOfASecondOfTheCommitInTheMedian() {
        try (EventStream stream = EventStream.of(dashboard)) {
            await().atMost(PATIENCE).until(() -> stream.events().size() >= 2);
            List<Long> milliseconds = new ArrayList<>();
            for (int i = 1; i <= 9; i++) {
                int told = stream.events().size();
                addEvent();
                long committed = System.nanoTime();
                await().pollInterval(Duration.ofMillis(5))
                        .atMost(PATIENCE)
                        .until(() -> stream.events().size() > told);
                milliseconds.add(
                        TimeUnit.NANOSECONDS.toMillis(
                                stream.events().get(told).nanos() - committed));
            }
            // The middle one: this machine may have something else to do now and then.
            assertThat(milliseconds.stream().sorted().toList().get(4))
                    .as(milliseconds.toString())
                    .isLessThan(250);
        }
    }

    @Test
    void goesOnWhereItEnded() {
        EventStream.Event last;
        try (EventStream stream = EventStream.of(dashboard)) {
            await().atMost(PATIENCE).until(() -> stream.events().size() >= 2);
            last = stream.events().getLast();
        }
        try (EventStream same = EventStream.of(dashboard, last.id());
                EventStream foreign = EventStream.of(dashboard, "of-another-time")) {
            await().atMost(PATIENCE).until(() -> foreign.events().size() >= 2);
            await().atMost(PATIENCE).until(() -> same.others().contains(":"));
            assertThat(foreign.events("indicadores")).hasSize(1);
            assertThat(same.events("indicadores")).as("they have these figures").isEmpty();
            assertThat(same.events("situacao")).hasSize(1);

            addEvent();
            await().atMost(PATIENCE).until(() -> same.events("indicadores").size() >= 1);
        }
    }

    @Test
    void saysWhileTheFiguresAreOldAndRecoversByItself() {
        try (EventStream stream = EventStream.of(dashboard)) {
            await().atMost(PATIENCE).until(() -> stream.events().size() >= 2);

            gate.close();
            await().atMost(PATIENCE).until(() -> stream.events("situacao").size() >= 2);
            assertThat(stream.events("situacao").get(1).data())
                    .startsWith(
                            "{\"situacao\":\"desatualizada\",\"motivo\":\"O banco de dados não responde no momento.\",\"desde\":\"");
            try (EventStream late = EventStream.of(dashboard)) {
                await().atMost(PATIENCE).until(() -> !late.events().isEmpty());
                assertThat(late.events().getFirst().data()).contains("desatualizada");
            }
            addEvent();

            gate.open();
            await().atMost(PATIENCE).until(() -> stream.events("indicadores").size() >= 2);
            await().atMost(PATIENCE)
                    .until(() -> stream.events("situacao").getLast().data().contains("\"atual\""));
            assertThat(stream.events("indicadores").getLast().data())
                    .contains("\"total_eventos\":1");
            assertThat(stream.hasEnded()).isFalse();
        }
    }

    @Test
    void servesManyOnFewThreadsOfTheOperatingSystem() {
        int threads = platformThreads();
        List<EventStream> streams = new ArrayList<>();
        try {
            for (int i = 0; i < 500; i++) {
                streams.add(EventStream.of(dashboard));
            }
            await().atMost(PATIENCE)
                    .until(() ->
                            streams.stream()
                                    .allMatch(stream -> stream.events("indicadores").size() == 1));
            addEvent();
            await().atMost(PATIENCE)
                    .until(() ->
                            streams.stream()
                                    .allMatch(stream -> stream.events("indicadores").size() == 2));
            assertThat(listeners()).isEqualTo(500);
            assertThat(platformThreads()).isLessThan(threads + 30);
        } finally {
            streams.forEach(EventStream::close);
        }
    }

    @Test
    void dropsWhoTakesNothingAndLetsNobodyWaitForThem() throws IOException {
        // More than the kernel keeps for a connection (4 MB), so that the first event gets stuck.
        stored.sql()
                .sql(
                        """
                        INSERT INTO resumo_status
                        SELECT repeat('X', 90) || n, 'DESCONHECIDO', 1 FROM generate_series(1, 40000) n
                        """)
                .update();
        try (Socket deaf = new Socket()) {
            deaf.setReceiveBufferSize(4_096);
            deaf.setSoTimeout((int) PATIENCE.toMillis());
            deaf.connect(new InetSocketAddress("localhost", dashboard.port()));
            deaf.getOutputStream()
                    .write(
                            "GET /api/v1/stream HTTP/1.1\r\nHost: x\r\n\r\n"
                                    .getBytes(StandardCharsets.US_ASCII));
            assertThat(new String(deaf.getInputStream().readNBytes(12), StandardCharsets.US_ASCII))
                    .isEqualTo("HTTP/1.1 200");
            try (EventStream stream = EventStream.of(dashboard)) {
                await().atMost(PATIENCE).until(() -> stream.events("indicadores").size() >= 1);
                addEvent();
                await().atMost(PATIENCE).until(() -> stream.events("indicadores").size() >= 2);
                await().atMost(PATIENCE).until(() -> listeners() == 1);
                assertThat(stream.hasEnded()).isFalse();
            }
            assertThat(deaf.getInputStream().readAllBytes().length)
                    .as("it was cut off")
                    .isLessThan(4_500_000);
        }
    }

    @Test
    void refusesParametersAndHasNoBodyForHead() {
        assertThat(dashboard.get("/api/v1/stream?x=1").statusCode()).isEqualTo(400);
        var head =
                dashboard.send(
                        dashboard
                                .request("/api/v1/stream")
                                .method("HEAD", BodyPublishers.noBody())
                                .build());
        assertThat(head.statusCode()).isEqualTo(200);
        assertThat(head.headers().firstValue("Content-Type")).hasValue("text/event-stream");
    }

    @Test
    void endsWhenTheServiceStopsSoThatListenersComeBack() {
        Dashboard other = Dashboard.on(database.jdbcUrl());
        try (EventStream stream = EventStream.of(other)) {
            await().atMost(PATIENCE).until(() -> stream.events().size() >= 2);
            long start = System.nanoTime();
            other.close();
            await().atMost(PATIENCE).until(stream::hasEnded);
            assertThat(Duration.ofNanos(System.nanoTime() - start))
                    .as("the ten seconds of a graceful shutdown are not used up")
                    .isLessThan(Duration.ofSeconds(8));
        }
    }

    private static void addEvent() {
        stored.sql()
                .sql(
                        "UPDATE resumo_geral SET total_eventos = total_eventos + 1, atualizado_em = clock_timestamp()")
                .update();
    }

    private static int listeners() {
        return (int)
                dashboard
                        .context()
                        .getBean(MeterRegistry.class)
                        .get("dashboard.stream.listeners")
                        .gauge()
                        .value();
    }

    private static int platformThreads() {
        return Thread.getAllStackTraces().size();
    }
}
