package br.rastreamento.dashboard.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import br.rastreamento.dashboard.Dashboard;
import br.rastreamento.dashboard.SharedDashboard;
import br.rastreamento.dashboard.StoredOccurrences;
import br.rastreamento.dashboard.StoredParcels;
import br.rastreamento.dashboard.StoredParcels.Event;
import br.rastreamento.testservers.TestDatabase;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// Who listens hears of each new occurrence soon, and of those that came while they were away.
@ExtendWith(SharedDashboard.class)
class OccurrenceStreamTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final TestDatabase database;
    private final StoredParcels parcels;
    private final StoredOccurrences occurrences;
    private Dashboard dashboard;

    OccurrenceStreamTest(TestDatabase database, StoredParcels parcels) {
        this.database = database;
        this.parcels = parcels;
        this.occurrences = new StoredOccurrences(parcels);
    }

    @BeforeEach
    void storeParcel() {
        occurrences.clear();
        parcels.store(1411, "Acre", "Rondônia", Event.of("POSTADO", "2025-10-12T08:15:00Z"));
        // One of its own: to those who listen to the shared one, the ring changes in the middle of
        // what they were told.
        dashboard = Dashboard.on(database.jdbcUrl());
    }

    @AfterEach
    void stop() {
        dashboard.close();
    }

    @Test
    void beginsWithTheNewest20AndTellsEachNewOneAsTheListDoes() {
        occurrences.addLost(1411, 30);
        try (EventStream stream = EventStream.of(dashboard)) {
            awaitNumbers(stream, 11, 30);

            occurrences.add(1411, Event.of("AVARIADO", "2025-10-12T15:00:00Z"));
            awaitNumbers(stream, 11, 31);
            assertThat(dashboard.get("/api/v1/ocorrencias?limite=1").body())
                    .contains("[" + told(stream).getLast().data() + "]");
            assertThat(told(stream)).extracting(EventStream.Event::id).doesNotHaveDuplicates();
        }
    }

    @Test
    void tellsAnOccurrenceWithinAQuarterOfASecondOfTheCommit() {
        try (EventStream stream = EventStream.of(dashboard)) {
            await().atMost(PATIENCE).until(() -> !stream.events("indicadores").isEmpty());
            List<Long> milliseconds = new ArrayList<>();
            for (int i = 1; i <= 9; i++) {
                int count = i;
                occurrences.addLost(1411, 1);
                long committed = System.nanoTime();
                await().pollInterval(Duration.ofMillis(5))
                        .atMost(PATIENCE)
                        .until(() -> told(stream).size() == count);
                milliseconds.add(
                        TimeUnit.NANOSECONDS.toMillis(told(stream).getLast().nanos() - committed));
            }
            // The middle one: this machine may have something else to do now and then.
            assertThat(milliseconds.stream().sorted().toList().get(4))
                    .as(milliseconds.toString())
                    .isLessThan(250);
        }
    }

    @Test
    void whoComesBackHearsOfWhatTheyMissedFromAnyInstance() {
        occurrences.addLost(1411, 3);
        String known;
        try (EventStream stream = EventStream.of(dashboard)) {
            awaitNumbers(stream, 1, 3);
            known = stream.events().getLast().id();
        }
        occurrences.addLost(1411, 40);
        try (Dashboard other = Dashboard.on(database.jdbcUrl());
                EventStream here = EventStream.of(dashboard, known);
                EventStream there = EventStream.of(other, known)) {
            awaitNumbers(here, 4, 43);
            awaitNumbers(there, 4, 43);
            assertThat(there.events().getLast().id())
                    .as("instances and restarts make no difference")
                    .isEqualTo(here.events().getLast().id());
            occurrences.addLost(1411, 1);
            awaitNumbers(here, 4, 44);
            awaitNumbers(there, 4, 44);
        }
    }

    @Test
    void whoWasAwayForLongHearsOfAllThatAreKept() {
        occurrences.addLost(1411, 1);
        String known;
        try (EventStream stream = EventStream.of(dashboard)) {
            awaitNumbers(stream, 1, 1);
            known = stream.events().getLast().id();
        }
        occurrences.addLost(1411, 300);
        try (EventStream stream = EventStream.of(dashboard, known)) {
            awaitNumbers(stream, 46, 301);
        }
    }

    @Test
    void goesOnWhenTheDatabaseIsMadeAnew() {
        occurrences.addLost(1411, 5);
        try (EventStream stream = EventStream.of(dashboard)) {
            awaitNumbers(stream, 1, 5);
            int figures = stream.events("indicadores").size();

            occurrences.clear();
            await().atMost(PATIENCE).until(() -> stream.events("indicadores").size() > figures);
            occurrences.addLost(1411, 2);
            await().atMost(PATIENCE)
                    .untilAsserted(() ->
                            assertThat(numbers(stream))
                                    .containsExactly(1L, 2L, 3L, 4L, 5L, 1L, 2L));
        }
    }

    private static void awaitNumbers(EventStream stream, long first, long last) {
        await().atMost(PATIENCE)
                .untilAsserted(() ->
                        assertThat(numbers(stream))
                                .isEqualTo(LongStream.rangeClosed(first, last).boxed().toList()));
    }

    private static List<Long> numbers(EventStream stream) {
        return told(stream).stream()
                .map(event -> Long.parseLong(event.id().substring(event.id().indexOf('.') + 1)))
                .toList();
    }

    private static List<EventStream.Event> told(EventStream stream) {
        return stream.events("ocorrencia");
    }
}
