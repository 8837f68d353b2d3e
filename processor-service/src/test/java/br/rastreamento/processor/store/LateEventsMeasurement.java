package br.rastreamento.processor.store;

import static org.assertj.core.api.Assertions.assertThat;

import br.rastreamento.evento.TrackingEvent;
import br.rastreamento.processor.fold.BatchFold;
import br.rastreamento.testservers.RequiresCommunity;
import br.rastreamento.testservers.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

/// What late events cost in compressed chunks (decision 0035). Not a test: runs only when Surefire is told its name.
@RequiresCommunity
class LateEventsMeasurement {

    private final Instant longAgo = Instant.now().minus(120, ChronoUnit.DAYS);
    private static final List<String> WAY =
            List.of("POSTADO", "EM TRÂNSITO", "EM TRÂNSITO", "SAIU PARA ENTREGA", "ENTREGUE");
    private static final int PARCELS = Integer.getInteger("parcels", 125_000);
    private static final int EVENTS_A_PARCEL = 8;
    private static final int BATCH = 5_000;
    private static final int REPEATS = 7;

    private final Random random = new Random(2026);
    private final long[] began = new long[PARCELS + 1];
    private long newest = Instant.now().minus(2, ChronoUnit.DAYS).getEpochSecond();

    @Test
    void lateEventsIntoChunksBeforeAndAfterCompression() throws SQLException {
        try (TestDatabase database = TestDatabase.create()) {
            BatchStore store = new BatchStore(writer(database), (_, _) -> {});
            fill(store);
            batches(store, "rows");
            long before = number(database, "SELECT hypertable_size('eventos_rastreamento')");
            long start = System.nanoTime();
            long chunks =
                    number(
                            database,
                            """
                            SELECT count(compress_chunk(c))
                            FROM show_chunks('eventos_rastreamento', older_than => interval '30 days') c
                            """);
            System.out.printf(
                    "%,d chunks compressed in %.1f s%n", chunks, (System.nanoTime() - start) / 1e9);
            long after = number(database, "SELECT hypertable_size('eventos_rastreamento')");
            long rows = number(database, "SELECT count(*) FROM eventos_rastreamento");
            System.out.printf(
                    "%,d rows, %,d bytes before, %,d after; the compressed chunks %,d and %,d%n",
                    rows,
                    before,
                    after,
                    number(
                            database,
                            "SELECT before_compression_total_bytes FROM hypertable_compression_stats('eventos_rastreamento')"),
                    number(
                            database,
                            "SELECT after_compression_total_bytes FROM hypertable_compression_stats('eventos_rastreamento')"));
            batches(store, "columns");
            assertThat(StoredState.read(database).figures())
                    .containsExactlyElementsOf(StoredState.recountedFigures(database));
        }
    }

    /// By the real write path, in the order of time.
    private void fill(BatchStore store) throws SQLException {
        List<TrackingEvent> events = new ArrayList<>();
        for (int parcel = 1; parcel <= PARCELS; parcel++) {
            began[parcel] = longAgo.getEpochSecond() + random.nextInt(60 * 86_400);
            for (int i = 0; i < EVENTS_A_PARCEL; i++) {
                events.add(
                        event(
                                parcel,
                                i * WAY.size() / EVENTS_A_PARCEL,
                                began[parcel] + i * 80_000L + random.nextInt(40_000)));
            }
        }
        events.sort((a, b) -> a.dataEvento().compareTo(b.dataEvento()));
        for (int from = 0; from < events.size(); from += BATCH) {
            write(store, events.subList(from, Math.min(events.size(), from + BATCH)));
        }
    }

    private void batches(BatchStore store, String form) throws SQLException {
        for (int percent : new int[] {0, 1, 10, 100}) {
            double[] millis = new double[REPEATS];
            List<TrackingEvent> last = List.of();
            for (int i = 0; i < REPEATS; i++) {
                last = batch(percent);
                millis[i] = write(store, last);
            }
            report(form, percent + " % late", millis);
            if (percent == 100) {
                for (int i = 0; i < REPEATS; i++) {
                    millis[i] = write(store, last);
                }
                report(form, "100 % late, all repeats", millis);
            }
        }
    }

    /// Late: long before the newest event of a parcel that is known. The others are newer than all.
    private List<TrackingEvent> batch(int percent) {
        List<TrackingEvent> events = new ArrayList<>();
        newest += 60;
        for (int i = 0; i < BATCH; i++) {
            int parcel = 1 + random.nextInt(PARCELS);
            boolean late = i % 100 < percent;
            events.add(
                    late
                            ? event(parcel, 1, began[parcel] + 1 + random.nextInt(500_000))
                            : event(parcel, 2, newest + random.nextInt(60)));
        }
        return events;
    }

    private static double write(BatchStore store, List<TrackingEvent> events) throws SQLException {
        var changes = BatchFold.fold(events);
        long start = System.nanoTime();
        store.write(changes, List.of());
        return (System.nanoTime() - start) / 1e6;
    }

    private static void report(String form, String what, double[] millis) {
        double[] sorted = millis.clone();
        Arrays.sort(sorted);
        System.out.printf(
                "%s, %s: %.0f ms (%.0f–%.0f), first %.0f%n",
                form,
                what,
                sorted[sorted.length / 2],
                sorted[0],
                sorted[sorted.length - 1],
                millis[0]);
    }

    private static TrackingEvent event(long parcel, int step, long second) {
        return new TrackingEvent(
                parcel, "Natal", "Acre", WAY.get(step), Instant.ofEpochSecond(second));
    }

    private static long number(TestDatabase database, String sql) throws SQLException {
        try (Connection connection = database.superuser();
                Statement statement = connection.createStatement();
                var row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        }
    }

    /// As the service's pool sets its sessions up, but for the pool.
    private static PGSimpleDataSource writer(TestDatabase database) {
        PGSimpleDataSource writer = new PGSimpleDataSource();
        writer.setUrl(database.jdbcUrl());
        writer.setUser(TestDatabase.WRITER);
        writer.setPassword(TestDatabase.PASSWORD);
        writer.setPrepareThreshold(1);
        writer.setOptions(
                "-c jit=off -c plan_cache_mode=force_generic_plan -c enable_seqscan=off -c enable_hashjoin=off -c enable_mergejoin=off");
        return writer;
    }
}
