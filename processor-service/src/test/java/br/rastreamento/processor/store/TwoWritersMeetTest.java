package br.rastreamento.processor.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import br.rastreamento.evento.TrackingEvent;
import br.rastreamento.processor.fold.BatchFold;
import br.rastreamento.testservers.TestDatabase;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/// Two transactions on the same parcel: the second waits for the first, and then sees what the first did. What
/// [OrderDoesNotMatterTest] meets by chance is staged here.
@TestInstance(Lifecycle.PER_CLASS)
class TwoWritersMeetTest {

    private static final Instant NOON = Instant.parse("2025-10-12T12:00:00Z");
    private static final TrackingEvent POSTED = event("POSTADO", 0, "Natal", "Recife");
    private static final TrackingEvent UNDERWAY = event("EM TRÂNSITO", 1, "Belém", "Manaus");
    private static final TrackingEvent DELIVERED = event("ENTREGUE", 2, "Natal", "Recife");
    private static final TrackingEvent DELIVERED_AGAIN = event("ENTREGUE", 3, "Natal", "Recife");
    private static final TrackingEvent CONTESTED = event("EXTRAVIADO", 4, "Natal", "Recife");
    private static final TrackingEvent RETURNED_TOO =
            event("DEVOLVIDO AO REMETENTE", 2, "Acre", "Recife");

    private final TestDatabase database = TestDatabase.create();

    @AfterAll
    void drop() {
        database.close();
    }

    @ParameterizedTest
    @MethodSource("meetings")
    void theSecondWaitsForTheFirstAndBothCount(
            List<TrackingEvent> before, List<TrackingEvent> first, List<TrackingEvent> second)
            throws Exception { // R1–R6
        meet(before, first, second);
        meet(before, second, first);
    }

    static Stream<Arguments> meetings() {
        return Stream.of(
                argumentSet("both create", List.of(), List.of(POSTED), List.of(UNDERWAY)),
                argumentSet(
                        "both create by the same event",
                        List.of(),
                        List.of(POSTED),
                        List.of(POSTED)),
                argumentSet(
                        "both create, one delivers between the other's scans",
                        List.of(),
                        List.of(POSTED, CONTESTED),
                        List.of(DELIVERED)),
                argumentSet("both advance", List.of(POSTED), List.of(UNDERWAY), List.of(DELIVERED)),
                argumentSet(
                        "both advance by the same event",
                        List.of(POSTED),
                        List.of(UNDERWAY),
                        List.of(UNDERWAY)),
                argumentSet(
                        "both deliver",
                        List.of(POSTED),
                        List.of(DELIVERED),
                        List.of(DELIVERED_AGAIN)),
                argumentSet(
                        "an earlier delivery comes with later news",
                        List.of(POSTED),
                        List.of(DELIVERED_AGAIN),
                        List.of(DELIVERED, CONTESTED)),
                argumentSet(
                        "tie in time", List.of(POSTED), List.of(DELIVERED), List.of(RETURNED_TOO)),
                argumentSet("one is late", List.of(UNDERWAY), List.of(POSTED), List.of(DELIVERED)),
                argumentSet(
                        "one is between",
                        List.of(POSTED, DELIVERED),
                        List.of(UNDERWAY),
                        List.of(UNDERWAY, DELIVERED_AGAIN)));
    }

    private void meet(
            List<TrackingEvent> before, List<TrackingEvent> first, List<TrackingEvent> second)
            throws Exception {
        StoredState.clear(database);
        BatchStore store = new BatchStore(WriterConnections.to(database), (_, _) -> {});
        store.write(BatchFold.fold(before), List.of());
        var held = new HeldCommits();
        try (ExecutorService writers = Executors.newFixedThreadPool(2)) {
            Future<?> one =
                    writers.submit(() ->
                            new BatchStore(held, (_, _) -> {})
                                    .write(BatchFold.fold(first), List.of()));
            assertThat(held.reached.await(20, TimeUnit.SECONDS))
                    .as("the first writer comes to its commit")
                    .isTrue();
            Future<?> other = writers.submit(() -> store.write(BatchFold.fold(second), List.of()));
            await().atMost(Duration.ofSeconds(20)).until(() -> other.isDone() || someoneWaits());
            assertThat(other).as("the second writer waits for the first").isNotDone();
            held.released.countDown();
            one.get();
            other.get();
        } finally {
            held.released.countDown();
        }
        List<TrackingEvent> all = new ArrayList<>(before);
        all.addAll(first);
        all.addAll(second);
        assertThat(StoredState.read(database)).isEqualTo(ExpectedState.of(all));
    }

    private boolean someoneWaits() throws SQLException {
        try (var connection = database.superuser();
                var statement = connection.createStatement();
                var rows =
                        statement.executeQuery(
                                "SELECT FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'")) {
            return rows.next();
        }
    }

    private static TrackingEvent event(String status, long hour, String origem, String destino) {
        Instant time = NOON.plus(Duration.ofHours(hour));
        return new TrackingEvent(1, origem, destino, status, time);
    }

    /// Connections whose commit waits to be released.
    private final class HeldCommits extends DelegatingDataSource {

        private final CountDownLatch reached = new CountDownLatch(1);
        private final CountDownLatch released = new CountDownLatch(1);

        HeldCommits() {
            super(WriterConnections.to(database));
        }

        @Override
        public Connection getConnection() throws SQLException {
            Connection real = super.getConnection();
            return (Connection)
                    Proxy.newProxyInstance(
                            Connection.class.getClassLoader(),
                            new Class<?>[] {Connection.class},
                            (_, method, arguments) -> {
                                if (method.getName().equals("commit")) {
                                    reached.countDown();
                                    released.await();
                                }
                                try {
                                    return method.invoke(real, arguments);
                                } catch (InvocationTargetException e) {
                                    throw e.getCause();
                                }
                            });
        }
    }
}
