package br.rastreamento.processor.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import br.rastreamento.evento.TrackingEvent;
import br.rastreamento.processor.fold.BatchFold;
import br.rastreamento.testservers.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

@TestInstance(Lifecycle.PER_CLASS)
class BatchStoreTest {

    private static final Instant NOON = Instant.parse("2025-10-12T12:00:00Z");

    private static final String DEADLOCKS =
            "SELECT deadlocks FROM pg_stat_database WHERE datname = current_database()";

    private final TestDatabase database = TestDatabase.create();
    private final BatchStore store = new BatchStore(WriterConnections.to(database), (_, _) -> {});

    @BeforeEach
    void emptyTables() throws SQLException {
        StoredState.clear(database);
    }

    @AfterAll
    void drop() {
        database.close();
    }

    @Test
    void aRefusedBatchLeavesNothingBehind() throws SQLException { // R6
        write(event(1, "POSTADO", 0));
        StoredState before = StoredState.read(database);

        assertThatThrownBy(() -> write(event(1, "ENTREGUE", 1), event(2, "NUL \0", 0)))
                .isInstanceOfSatisfying(
                        SQLException.class,
                        e -> assertThat(WriteFailure.of(e)).isEqualTo(WriteFailure.BAD_DATA));

        assertThat(StoredState.read(database)).isEqualTo(before);
    }

    @Test
    void theSameBatchAgainChangesNothing() throws SQLException { // R1, R6
        TrackingEvent[] batch = {event(1, "POSTADO", 0), event(1, "ENTREGUE", 1)};
        assertThat(write(batch)).isEqualTo(new WrittenBatch(2, 1));
        String updated = single("SELECT atualizado_em FROM resumo_geral");

        assertThat(write(batch)).isEqualTo(WrittenBatch.NOTHING);

        assertThat(single("SELECT atualizado_em FROM resumo_geral")).isEqualTo(updated);
        assertThat(StoredState.read(database)).isEqualTo(ExpectedState.of(List.of(batch)));
    }

    @Test
    void aRowAboveTheWatermarkDoesNotStopTheBatchAndIsNotCountedAgain() throws SQLException { // R1
        try (Connection someoneElse = database.superuser();
                Statement statement = someoneElse.createStatement()) {
            statement.execute(
                    "INSERT INTO eventos_rastreamento VALUES (1, '2025-10-12T12:00:00Z', 'POSTADO')");
        }
        assertThat(write(event(1, "POSTADO", 0), event(1, "ENTREGUE", 1)))
                .isEqualTo(new WrittenBatch(1, 1));
        assertThat(StoredState.read(database).events()).hasSize(2);
    }

    @Test
    void newEventsCountInTheMinuteInWhichTheyAreStored() throws SQLException {
        TrackingEvent[] batch = {event(1, "POSTADO", 0), event(1, "ENTREGUE", 1)};
        write(batch);
        write(batch);
        assertThat(
                        single(
                                """
                                SELECT concat_ws(' ', sum(total_eventos), bool_and(minuto = date_trunc('minute', minuto)),
                                                 bool_and(minuto BETWEEN now() - interval '2 minutes' AND now()))
                                FROM resumo_gravacao
                                """))
                .isEqualTo("2 t t");
    }

    @Test
    void exceptionsAndReturnsAreToldInTheOrderOfCommitsForTheLast256() throws SQLException {
        write(event(1, "POSTADO", 0), event(1, "AVARIADO", 1), event(2, "EXTRAVIADO", 2));
        write(event(1, "AVARIADO", 1)); // a repeat is no news
        assertThat(
                        single(
                                "SELECT string_agg(concat_ws(' ', numero, id_pacote, fase, status_rastreamento), ', ' ORDER BY numero) FROM ocorrencias"))
                .isEqualTo("1 1 EXCECAO AVARIADO, 2 2 EXCECAO EXTRAVIADO");
        for (long id = 3; id <= 300; id++) {
            write(event(id, "EXTRAVIADO", 2));
        }
        assertThat(
                        single(
                                "SELECT concat_ws(' ', count(*), min(numero), max(numero), max(id_pacote)) FROM ocorrencias"))
                .isEqualTo("256 45 300 300");
    }

    @Test
    void theVictimOfADeadlockWritesAgainByItself() throws Exception { // R2, R7
        TrackingEvent[] known = {event(1, "POSTADO", 0), event(2, "POSTADO", 0)};
        TrackingEvent[] news = {event(1, "ENTREGUE", 1), event(2, "ENTREGUE", 1)};
        write(known);
        try (ExecutorService writers = Executors.newSingleThreadExecutor();
                Connection opponent = database.superuser();
                Statement statement = opponent.createStatement()) {
            statement.execute("SET deadlock_timeout = '1h'"); // so that the writer is the victim
            opponent.setAutoCommit(false);
            statement.execute("UPDATE pacotes SET origem = origem WHERE id_pacote = 2");
            Future<WrittenBatch> written = writers.submit(() -> write(news));
            await().atMost(Duration.ofSeconds(20)).until(this::theWriterWaits);
            statement.execute("UPDATE pacotes SET origem = origem WHERE id_pacote = 1");
            opponent.rollback();

            assertThat(written.get()).isEqualTo(new WrittenBatch(2, 0));
        }
        await("the deadlock in the server's statistics")
                .atMost(Duration.ofSeconds(20))
                .until(() -> single(DEADLOCKS).equals("1"));
    }

    private boolean theWriterWaits() throws SQLException {
        return single(
                        "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'")
                .equals("1");
    }

    private WrittenBatch write(TrackingEvent... events) throws SQLException {
        return store.write(BatchFold.fold(List.of(events)), List.of());
    }

    private String single(String sql) throws SQLException {
        try (Connection connection = database.superuser();
                Statement statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            assertThat(rows.next()).isTrue();
            return String.valueOf(rows.getString(1));
        }
    }

    private static TrackingEvent event(long id, String status, long hour) {
        Instant time = NOON.plus(Duration.ofHours(hour));
        return new TrackingEvent(id, "Natal", "Acre", status, time);
    }
}
