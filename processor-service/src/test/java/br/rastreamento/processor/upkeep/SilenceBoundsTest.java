package br.rastreamento.processor.upkeep;

import static org.assertj.core.api.Assertions.assertThat;

import br.rastreamento.evento.TrackingEvent;
import br.rastreamento.processor.fold.BatchFold;
import br.rastreamento.processor.store.BatchStore;
import br.rastreamento.processor.upkeep.SilenceBounds.Slice;
import br.rastreamento.testservers.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.postgresql.ds.PGSimpleDataSource;

/// Bounds of silence follow the latest events, and nothing else changes.
@TestInstance(Lifecycle.PER_CLASS)
class SilenceBoundsTest {

    private static final String STALE =
            "SELECT count(*) FROM pacotes WHERE data_entrega IS NULL AND parado_desde < data_ultimo_evento AND parado_desde < now() - interval '12 hours'";

    private final TestDatabase database = TestDatabase.create();
    private final SilenceBounds bounds = new SilenceBounds(writer());

    @BeforeEach
    void emptyTables() throws SQLException {
        execute("TRUNCATE pacotes, eventos_rastreamento");
        walk();
    }

    @AfterAll
    void drop() {
        database.close();
    }

    @Test
    void onlyABoundThatScansHaveLeftBehindForLongIsRaised() throws SQLException {
        store(1, "'2025-01-01'", "'2025-01-03'", "NULL");
        store(2, "'-infinity'", "now()", "NULL"); // of a writer of an earlier version
        store(3, "'2025-01-01'", "'2025-01-01'", "NULL"); // silent
        store(4, "'2025-01-01'", "'2025-01-03'", "'2025-01-03'"); // delivered
        store(5, "now() - interval '11 hours'", "now()", "NULL"); // not for long

        assertThat(bounds.raise()).isEqualTo(new Slice(3, 2, true));

        assertThat(
                        single(
                                "SELECT string_agg(id_pacote::text, ' ' ORDER BY id_pacote) FROM pacotes WHERE parado_desde = data_ultimo_evento"))
                .isEqualTo("1 2 3");
    }

    @Test
    void aWalkGoesOnWhereItStoppedAndBeginsAnew() throws SQLException {
        execute(
                """
                INSERT INTO pacotes (id_pacote, origem, destino, status_atual, fase_atual, data_primeiro_evento, data_ultimo_evento, parado_desde)
                SELECT n, 'A', 'B', 'POSTADO', 'POSTADO', t, CASE WHEN n > 2000 THEN now() ELSE t END, t
                  FROM generate_series(1, 2500) n, LATERAL (SELECT timestamptz '2025-01-01' + n / 700 * interval '1 day' AS t)
                """);

        assertThat(bounds.raise()).isEqualTo(new Slice(1_000, 0, false));
        assertThat(bounds.raise()).isEqualTo(new Slice(1_000, 0, false));
        assertThat(bounds.raise()).isEqualTo(new Slice(500, 500, true));
        assertThat(bounds.raise()).isEqualTo(new Slice(1_000, 0, false));
        assertThat(bounds.raise()).isEqualTo(new Slice(1_000, 0, false));
        assertThat(bounds.raise()).isEqualTo(new Slice(0, 0, true));
    }

    @Test
    void aRowThatAWriterHoldsIsLeftForTheNextWalk() throws SQLException {
        store(1, "'2025-01-01'", "'2025-01-03'", "NULL");
        store(2, "'2025-01-01'", "'2025-01-03'", "NULL");
        try (Connection other = writer().getConnection();
                Statement statement = other.createStatement()) {
            other.setAutoCommit(false);
            statement.execute(
                    "UPDATE pacotes SET data_ultimo_evento = '2025-01-05' WHERE id_pacote = 1");

            assertThat(bounds.raise()).isEqualTo(new Slice(2, 1, true));

            other.commit();
        }
        assertThat(bounds.raise()).isEqualTo(new Slice(2, 1, true));
        assertThat(single("SELECT parado_desde = '2025-01-05' FROM pacotes WHERE id_pacote = 1"))
                .isEqualTo("t");
    }

    @Test
    void writersWriteMeanwhileAndNothingElseChanges() throws Exception { // R6
        BatchStore store = new BatchStore(writer(), (_, _) -> {});
        List<List<TrackingEvent>> batches = batches(new Random(3));
        try (ExecutorService writers = Executors.newFixedThreadPool(2)) {
            List<Future<?>> running = new ArrayList<>();
            for (int half = 0; half < 2; half++) {
                int first = half;
                running.add(
                        writers.submit(() -> {
                            for (int i = first; i < batches.size(); i += 2) {
                                store.write(BatchFold.fold(batches.get(i)), List.of());
                            }
                            return null;
                        }));
            }
            while (running.stream().anyMatch(writer -> !writer.isDone())) {
                bounds.raise();
            }
            for (Future<?> writer : running) {
                writer.get();
            }
        }
        walk();
        String raised = parcels();

        assertThat(single(STALE)).isEqualTo("0");
        execute("TRUNCATE pacotes, eventos_rastreamento");
        for (List<TrackingEvent> batch : batches) {
            store.write(BatchFold.fold(batch), List.of());
        }
        assertThat(parcels()).isEqualTo(raised);
        assertThat(single(STALE)).isNotEqualTo("0");
    }

    private static List<List<TrackingEvent>> batches(Random random) {
        Instant start = Instant.parse("2025-10-12T12:00:00Z");
        List<List<TrackingEvent>> batches = new ArrayList<>();
        for (int batch = 0; batch < 60; batch++) {
            List<TrackingEvent> events = new ArrayList<>();
            for (int i = 0; i < 100; i++) {
                events.add(
                        new TrackingEvent(
                                1 + random.nextInt(400),
                                "Natal",
                                "Acre",
                                List.of("POSTADO", "EM TRÂNSITO", "EXTRAVIADO", "ENTREGUE")
                                        .get(Math.min(3, random.nextInt(40) / 12)),
                                start.plusSeconds(random.nextInt(2_000_000))));
            }
            batches.add(events);
        }
        return batches;
    }

    private String parcels() throws SQLException {
        return single(
                "SELECT string_agg(concat_ws(' ', id_pacote, status_atual, fase_atual, teve_excecao, data_primeiro_evento, data_ultimo_evento, data_entrega), ';' ORDER BY id_pacote) FROM pacotes");
    }

    /// To the end.
    private void walk() throws SQLException {
        while (!bounds.raise().ended()) {}
    }

    private void store(long id, String bound, String last, String delivered) throws SQLException {
        execute(
                """
                INSERT INTO pacotes (id_pacote, origem, destino, status_atual, fase_atual,
                                     data_primeiro_evento, parado_desde, data_ultimo_evento, data_entrega)
                VALUES (%d, 'A', 'B', 'POSTADO', 'POSTADO', '2025-01-01', %s, %s, %s)
                """
                        .formatted(id, bound, last, delivered));
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = database.superuser();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private String single(String sql) throws SQLException {
        try (Connection connection = database.superuser();
                Statement statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            rows.next();
            return Objects.requireNonNull(rows.getString(1));
        }
    }

    /// With the service's rights and settings (application.yaml); whoever waits fails.
    private PGSimpleDataSource writer() {
        PGSimpleDataSource writer = new PGSimpleDataSource();
        writer.setUrl(database.jdbcUrl());
        writer.setUser(TestDatabase.WRITER);
        writer.setPassword(TestDatabase.PASSWORD);
        writer.setOptions(
                "-c plan_cache_mode=force_generic_plan -c enable_seqscan=off -c enable_hashjoin=off -c enable_mergejoin=off -c statement_timeout=5s");
        return writer;
    }
}
