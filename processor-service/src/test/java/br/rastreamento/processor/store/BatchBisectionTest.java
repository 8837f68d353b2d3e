package br.rastreamento.processor.store;

import static org.assertj.core.api.Assertions.assertThat;

import br.rastreamento.evento.TrackingEvent;
import br.rastreamento.processor.fold.Arrival;
import br.rastreamento.processor.store.BatchBisection.Outcome;
import br.rastreamento.testservers.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.springframework.jdbc.datasource.DelegatingDataSource;

@TestInstance(Lifecycle.PER_CLASS)
class BatchBisectionTest {

    private static final Instant NOON = Instant.parse("2025-10-12T12:00:00Z");
    private static final String NOT_FOR_POSTGRESQL = "NUL \0";

    private final TestDatabase database = TestDatabase.create();
    private final AtomicInteger transactions = new AtomicInteger();
    private final BatchBisection store =
            new BatchBisection(
                    new BatchStore(new CountingDataSource(), (_, _) -> {}), (_, _) -> {});

    @BeforeEach
    void emptyTables() throws SQLException {
        StoredState.clear(database);
        transactions.set(0);
    }

    @AfterAll
    void drop() {
        database.close();
    }

    @Test
    void aGoodBatchIsOneTransaction() throws SQLException {
        Outcome<TrackingEvent> outcome =
                store.write(
                        events(1_000, Set.of()), Function.identity(), BatchBisectionTest::arrival);
        assertThat(outcome.refused()).isEmpty();
        assertThat(outcome.written()).isEqualTo(new WrittenBatch(1_000, 1_000));
        assertThat(transactions).hasValue(1);
    }

    @Test
    void fewBadEventsAreFoundInFewTransactionsAndHoldNothingBack() throws SQLException { // R8
        Set<Integer> bad = Set.of(0, 1_234, 1_235, 3_000, 4_999);
        List<TrackingEvent> batch = events(5_000, bad);

        Outcome<TrackingEvent> outcome =
                store.write(batch, Function.identity(), BatchBisectionTest::arrival);

        assertThat(outcome.refused())
                .containsExactlyElementsOf(bad.stream().sorted().map(batch::get).toList());
        assertThat(outcome.written()).isEqualTo(new WrittenBatch(4_995, 4_995));
        int levels = Integer.SIZE - Integer.numberOfLeadingZeros(5_000 - 1);
        assertThat(transactions).hasValueLessThanOrEqualTo(1 + 2 * bad.size() * levels);
        assertThat(StoredState.read(database).figures())
                .isEqualTo(StoredState.recountedFigures(database));
    }

    @Test
    void aBadEventDoesNotTakeTheOthersOfItsParcelAlong() throws SQLException { // R8
        List<TrackingEvent> batch =
                List.of(
                        event(7, "POSTADO", NOON),
                        event(7, NOT_FOR_POSTGRESQL, NOON.plusSeconds(1)),
                        event(7, "EM TRÂNSITO", NOON.plusSeconds(2)));
        Outcome<TrackingEvent> outcome =
                store.write(batch, Function.identity(), BatchBisectionTest::arrival);
        assertThat(outcome.refused()).containsExactly(batch.get(1));
        assertThat(StoredState.read(database))
                .isEqualTo(ExpectedState.of(List.of(batch.getFirst(), batch.getLast())));
    }

    private static List<TrackingEvent> events(int count, Set<Integer> bad) {
        List<TrackingEvent> events = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            String status = bad.contains(i) ? NOT_FOR_POSTGRESQL : "POSTADO";
            events.add(event(i + 1, status, NOON.plusSeconds(i)));
        }
        return events;
    }

    private static Arrival arrival(TrackingEvent event) {
        return new Arrival(0, event.dataEvento().getEpochSecond(), false);
    }

    private static TrackingEvent event(long id, String status, Instant time) {
        return new TrackingEvent(id, "Natal", "Acre", status, time);
    }

    /// Each transaction takes one connection.
    private final class CountingDataSource extends DelegatingDataSource {

        CountingDataSource() {
            super(WriterConnections.to(database));
        }

        @Override
        public Connection getConnection() throws SQLException {
            transactions.incrementAndGet();
            return super.getConnection();
        }
    }
}
