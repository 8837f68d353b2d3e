package br.rastreamento.processor.store;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import br.rastreamento.evento.TrackingEvent;
import br.rastreamento.processor.fold.BatchFold;
import br.rastreamento.testservers.TestDatabase;
import java.io.IOException;
import java.io.InputStream;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// What the lists are found by (V9): a database that is older, a writer that is, and what scans do to it.
class ListsMigrationTest {

    private static final String BEFORE =
            """
            ALTER TABLE pacotes DROP COLUMN parado_desde, DROP COLUMN status_raro;
            DROP INDEX pacotes_abertos, pacotes_por_rota;
            """;

    private static final List<String> STATUSES =
            List.of("POSTADO", "EM TRÂNSITO", "EXTRAVIADO", "ETIQUETA LIDA", "ENTREGUE");

    private static final Instant START = Instant.parse("2025-10-12T12:00:00Z");

    private final TestDatabase database = TestDatabase.create();
    private final BatchStore store = new BatchStore(WriterConnections.to(database), (_, _) -> {});

    @AfterEach
    void drop() {
        database.close();
    }

    @Test
    void theParcelsThatItHasGetTheirBoundAndTheirRareStatus() throws SQLException, IOException {
        write(2_000);
        StoredState kept = StoredState.read(database);
        try (Connection connection = database.superuser();
                Statement statement = connection.createStatement()) {
            statement.execute(BEFORE);
            statement.execute(migration("V8__indices.sql"));
            statement.execute(migration("V9__listas.sql"));
        }

        assertThat(StoredState.read(database)).isEqualTo(kept);
        assertThat(count("parado_desde IS DISTINCT FROM data_ultimo_evento")).isZero();
        assertThat(count("status_raro IS NULL AND status_atual IN ('EXTRAVIADO', 'ETIQUETA LIDA')"))
                .isZero();
        assertThat(
                        count(
                                "status_raro IS NOT NULL AND data_entrega IS NULL AND status_atual IN ('POSTADO', 'EM TRÂNSITO')"))
                .isZero();
        assertThat(
                        count(
                                "status_raro IS NULL AND data_entrega IS NOT NULL AND status_atual <> 'ENTREGUE'"))
                .isZero();
        assertThat(count("status_raro IS NOT NULL")).isPositive();
        write(2_001); // other events
        assertThat(count("parado_desde < data_ultimo_evento")).isPositive();
    }

    @Test
    void aWriterThatDoesNotKnowTheBoundSaysNothingAndNothingIsMissed() throws SQLException { // R9
        try (Connection writer = WriterConnections.to(database).getConnection();
                Statement statement = writer.createStatement()) {
            statement.execute(
                    """
                    INSERT INTO pacotes (id_pacote, data_primeiro_evento, data_ultimo_evento, fase_atual, status_atual, origem, destino)
                    VALUES (1, '2025-01-01', '2025-01-01', 'POSTADO', 'POSTADO', 'A', 'B')
                    """);
        }

        assertThat(count("parado_desde = '-infinity'")).isOne();
    }

    @Test
    void aCreatedParcelsBoundIsItsLatestEventAndLaterScansAreNotWrittenToIt() throws SQLException {
        write(event("POSTADO", START), event("POSTADO", START.plusSeconds(1)));
        write(event("EM TRÂNSITO", START.plusSeconds(2)), event("POSTADO", START.minusSeconds(5)));

        assertThat(
                        count(
                                "parado_desde = '2025-10-12T12:00:01Z' AND data_ultimo_evento = '2025-10-12T12:00:02Z'"))
                .isOne();
    }

    @Test
    void aScanThatIsLikeMostTouchesNoIndex() throws SQLException {
        write(event("POSTADO", START));

        assertThat(hotUpdates("EM TRÂNSITO")).isEqualTo(1);
        assertThat(hotUpdates("EXTRAVIADO")).isZero();
    }

    private long hotUpdates(String status) throws SQLException {
        try (Connection connection = WriterConnections.to(database).getConnection();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute(
                    "UPDATE pacotes SET data_ultimo_evento = data_ultimo_evento + interval '1 h', status_atual = '%s'"
                            .formatted(status));
            return number(
                    statement, "SELECT pg_stat_get_xact_tuples_hot_updated('pacotes'::regclass)");
        }
    }

    private void write(int events) throws SQLException {
        Random random = new Random(events);
        List<TrackingEvent> written = new ArrayList<>();
        for (int i = 0; i < events; i++) {
            written.add(
                    new TrackingEvent(
                            1 + random.nextInt(500),
                            "Natal",
                            "Acre",
                            STATUSES.get(random.nextInt(STATUSES.size())),
                            START.plusSeconds(random.nextInt(3_000_000))));
        }
        store.write(BatchFold.fold(written), List.of());
    }

    private void write(TrackingEvent... events) throws SQLException {
        store.write(BatchFold.fold(List.of(events)), List.of());
    }

    private static TrackingEvent event(String status, Instant when) {
        return new TrackingEvent(1, "Natal", "Acre", status, when);
    }

    private long count(String condition) throws SQLException {
        try (Connection connection = database.superuser();
                Statement statement = connection.createStatement()) {
            return number(statement, "SELECT count(*) FROM pacotes WHERE " + condition);
        }
    }

    private static long number(Statement statement, String sql) throws SQLException {
        try (var rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getLong(1);
        }
    }

    private String migration(String name) throws IOException {
        try (InputStream file = getClass().getResourceAsStream("/db/migration/" + name)) {
            return new String(file.readAllBytes(), UTF_8);
        }
    }
}
