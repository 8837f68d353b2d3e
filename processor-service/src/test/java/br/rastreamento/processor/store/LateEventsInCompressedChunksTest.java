package br.rastreamento.processor.store;

import static org.assertj.core.api.Assertions.assertThat;

import br.rastreamento.evento.TrackingEvent;
import br.rastreamento.processor.fold.BatchFold;
import br.rastreamento.testservers.RequiresCommunity;
import br.rastreamento.testservers.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

/// Chunks older than 30 days are compressed; events that come for them are stored once all the same.
@RequiresCommunity
class LateEventsInCompressedChunksTest {

    private static final Instant LONG_AGO = Instant.parse("2025-03-03T00:00:00Z");
    private static final List<String> WAY =
            List.of("POSTADO", "EM TRÂNSITO", "SAIU PARA ENTREGA", "ENTREGUE", "ETIQUETA LIDA");
    private static final int PARCELS = 1_500;

    private final TestDatabase database = TestDatabase.create();
    private final BatchStore store = new BatchStore(writer(0), (_, _) -> {});

    @AfterEach
    void drop() {
        database.close();
    }

    @Test
    void aRepeatIsARepeat() throws SQLException { // R1
        List<TrackingEvent> events = random(1, 6_000);
        write(events);
        long stored = compress();
        StoredState before = StoredState.read(database);

        assertThat(write(events).newEvents()).isZero();

        assertThat(StoredState.read(database)).isEqualTo(before);
        assertThat(stored).isEqualTo(before.events().size());
    }

    @Test
    void aLateEventIsStoredOnceAndCountedOnce() throws SQLException { // R1, R2, R6
        List<TrackingEvent> early = random(2, 6_000);
        List<TrackingEvent> late = random(3, 6_000);
        write(early);
        compress();
        for (int round = 0; round < 3; round++) {
            write(late);
            write(early);
            if (round == 1) {
                compress();
            }
        }
        assertRight(early, late);
    }

    @Test
    void twoWritersBringTheSameLateEvents() throws Exception { // R1, R2, R6
        List<TrackingEvent> early = random(4, 3_000);
        List<TrackingEvent> late = random(5, 3_000);
        write(early);
        compress();
        try (ExecutorService writers = Executors.newFixedThreadPool(2)) {
            List<Future<?>> both = new ArrayList<>();
            for (int seed = 1; seed <= 2; seed++) {
                List<TrackingEvent> shuffled = new ArrayList<>(late);
                shuffled.addAll(early);
                Collections.shuffle(shuffled, new Random(seed));
                both.add(
                        writers.submit(() -> {
                            for (int from = 0; from < shuffled.size(); from += 500) {
                                write(
                                        shuffled.subList(
                                                from, Math.min(shuffled.size(), from + 500)));
                            }
                            return true;
                        }));
            }
            for (Future<?> writer : both) {
                writer.get();
            }
        }
        assertRight(early, late);
    }

    @Test
    void aParcelThatIsNewInAnOldChunkIsStoredOnce() throws SQLException { // R1: by COPY
        List<TrackingEvent> early = List.of(event(7, "POSTADO", 0), event(9, "POSTADO", 0));
        List<TrackingEvent> late = List.of(event(8, "POSTADO", 0), event(8, "ENTREGUE", 30));
        write(early);
        compress();
        assertThat(write(late)).isEqualTo(new WrittenBatch(2, 1));
        assertThat(write(late)).isEqualTo(WrittenBatch.NOTHING);
        assertRight(early, late);
    }

    @Test
    void aRowThatSomebodyElseCompressedIsNotWrittenAgainByCopy() throws SQLException { // R1
        execute("INSERT INTO eventos_rastreamento VALUES (1, '2025-03-03T00:00:00Z', 'POSTADO')");
        compress();
        assertThat(write(List.of(event(1, "POSTADO", 0), event(1, "ENTREGUE", 1))))
                .isEqualTo(new WrittenBatch(1, 1));
        assertThat(StoredState.read(database).events()).hasSize(2);
    }

    /// The server looks into a compressed batch in memory, and leaves it compressed. Otherwise it would refuse a batch of
    /// many late events, with SQLSTATE 53400: to us an outage without end.
    @Test
    void noLateEventCountsForTheServersLimitOnDecompression() throws SQLException { // R9
        List<TrackingEvent> early = random(6, 6_000);
        List<TrackingEvent> late = random(7, 6_000);
        write(early);
        compress();
        BatchStore limited = new BatchStore(writer(1), (_, _) -> {});

        limited.write(BatchFold.fold(early), List.of());
        limited.write(BatchFold.fold(late), List.of());
        assertRight(early, late);
    }

    private void assertRight(List<TrackingEvent> early, List<TrackingEvent> late)
            throws SQLException {
        List<TrackingEvent> all = new ArrayList<>(early);
        all.addAll(late);
        StoredState stored = StoredState.read(database);
        StoredState expected = ExpectedState.of(all);
        assertThat(stored.events()).as("rows").containsExactlyElementsOf(expected.events());
        assertThat(stored.parcels()).as("state").containsExactlyElementsOf(expected.parcels());
        assertThat(stored.figures()).as("figures").containsExactlyElementsOf(expected.figures());
        assertThat(stored.figures())
                .as("figures against a recount of the rows")
                .containsExactlyElementsOf(StoredState.recountedFigures(database));
    }

    private WrittenBatch write(List<TrackingEvent> events) throws SQLException {
        return store.write(BatchFold.fold(events), List.of());
    }

    /// As the policy does.
    ///
    /// @return rows that are compressed now, which are all
    private long compress() throws SQLException {
        try (Connection connection = database.superuser();
                Statement statement = connection.createStatement()) {
            statement.execute(
                    "SELECT compress_chunk(c) FROM show_chunks('eventos_rastreamento', older_than => interval '30 days') c");
            try (var row =
                    statement.executeQuery(
                            """
                            SELECT count(*), (SELECT count(*) FROM timescaledb_information.chunks WHERE NOT is_compressed)
                            FROM eventos_rastreamento
                            """)) {
                row.next();
                assertThat(row.getLong(2)).as("chunks that are not compressed").isZero();
                return row.getLong(1);
            }
        }
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = database.superuser();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /// Over five chunks.
    private static List<TrackingEvent> random(int seed, int count) {
        Random random = new Random(seed);
        List<TrackingEvent> events = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            events.add(
                    event(
                            1 + random.nextInt(PARCELS),
                            WAY.get(random.nextInt(WAY.size())),
                            random.nextInt(24 * 30)));
        }
        return events;
    }

    private static TrackingEvent event(long id, String status, long hour) {
        Instant time = LONG_AGO.plus(Duration.ofHours(hour));
        return new TrackingEvent(id, "Natal", "Acre", status, time);
    }

    /// As the service's pool sets its sessions up (`application.yaml`).
    private PGSimpleDataSource writer(int mostTuplesDecompressed) {
        PGSimpleDataSource writer = new PGSimpleDataSource();
        writer.setUrl(database.jdbcUrl());
        writer.setUser(TestDatabase.WRITER);
        writer.setPassword(TestDatabase.PASSWORD);
        writer.setPrepareThreshold(1);
        writer.setOptions(
                "-c jit=off -c plan_cache_mode=force_generic_plan -c enable_seqscan=off -c enable_hashjoin=off"
                        + " -c enable_mergejoin=off -c timescaledb.max_tuples_decompressed_per_dml_transaction="
                        + mostTuplesDecompressed);
        return writer;
    }
}
