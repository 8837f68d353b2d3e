package br.rastreamento.processor.recount;

import static org.assertj.core.api.Assertions.assertThat;

import br.rastreamento.evento.TrackingEvent;
import br.rastreamento.processor.fold.BatchFold;
import br.rastreamento.processor.store.BatchStore;
import br.rastreamento.processor.upkeep.FigureFold;
import br.rastreamento.testservers.TestDatabase;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

/// Summaries and rows are compared with a recount, and put right, while writers write (R6).
class SummaryCommandTest {

    private static final Instant NOON = Instant.parse("2025-10-12T12:00:00Z");
    private static final List<String> WAY =
            List.of("POSTADO", "EM TRÂNSITO", "SAIU PARA ENTREGA", "ENTREGUE", "ETIQUETA LIDA");

    private final TestDatabase database = TestDatabase.create();
    private final BatchStore store = new BatchStore(as(TestDatabase.WRITER), (_, _) -> {});

    @AfterEach
    void drop() {
        database.close();
    }

    @Test
    void aDatabaseThatTheWriterWroteHasNoDifferences() throws SQLException {
        write(new Random(1), 500);
        assertNoDifferences();
    }

    @Test
    void anEmptyDatabaseHasNoDifferences() {
        assertNoDifferences();
    }

    @Test
    void everyDamageIsNamedAndPutRight() throws SQLException {
        write(event(1, "POSTADO", 0), event(1, "ENTREGUE", 2), event(2, "EM TRÂNSITO", 1));
        write(event(3, "ETIQUETA LIDA", 1), event(4, "POSTADO", 1), event(6, "POSTADO", 1));
        fold();
        damage(
                "UPDATE resumo_geral SET total_pacotes = 70, total_eventos = 2, soma_entrega_us = 1, pacotes_com_excecao = 3",
                "UPDATE resumo_dia SET eventos_por_hora[14] = 7 WHERE status_rastreamento = 'ENTREGUE'",
                "UPDATE resumo_entrega SET por_faixa[123] = 4, por_faixa[9] = 1",
                "UPDATE resumo_entrega_dia SET soma_entrega_us = 1, por_faixa = '{}'",
                "UPDATE resumo_rota SET soma_entrega_us = 3, por_faixa[123] = NULL WHERE soma_entrega_us > 0",
                "UPDATE pacotes SET teve_excecao = true WHERE id_pacote = 6",
                "UPDATE resumo_status SET total_pacotes = 9, fase = 'EXCECAO' WHERE status_rastreamento = 'POSTADO'",
                "INSERT INTO resumo_status VALUES ('INVENTADO', 'POSTADO', 5)",
                "UPDATE resumo_qualidade SET eventos_desconhecidos = 8, pacotes_divergentes = 8",
                "UPDATE pacotes SET data_entrega = NULL, status_atual = 'POSTADO', fase_atual = 'POSTADO' WHERE id_pacote = 1",
                "UPDATE pacotes SET data_ultimo_evento = data_ultimo_evento + interval '1 h' WHERE id_pacote = 2",
                "UPDATE pacotes SET data_primeiro_evento = data_primeiro_evento - interval '1 us' WHERE id_pacote = 3",
                "DELETE FROM pacotes WHERE id_pacote = 4",
                "INSERT INTO pacotes SELECT 5, data_primeiro_evento, data_ultimo_evento, NULL, now(), fase_atual, status_atual, origem, destino, true, true FROM pacotes WHERE id_pacote = 6");

        Answer check = command(false);
        assertThat(check.code()).isEqualTo(1);
        assertThat(check.differences())
                .containsExactlyInAnyOrder(
                        "pacotes, pacote 1: status_atual gravado POSTADO, recontado ENTREGUE",
                        "pacotes, pacote 1: fase_atual gravado POSTADO, recontado ENTREGUE",
                        "pacotes, pacote 1: data_entrega gravado null, recontado 2025-10-12T14:00:00Z",
                        "pacotes, pacote 2: data_ultimo_evento gravado 2025-10-12T14:00:00Z, recontado 2025-10-12T13:00:00Z",
                        "pacotes, pacote 3: data_primeiro_evento gravado 2025-10-12T12:59:59.999999Z, recontado 2025-10-12T13:00:00Z",
                        "pacotes, pacote 4: há eventos, mas não há a linha",
                        "pacotes, pacote 5: há a linha, mas não há eventos",
                        "pacotes, pacote 6: teve_excecao gravado true, recontado false",
                        "resumo_geral.total_pacotes: gravado 70, recontado 5",
                        "resumo_geral.total_eventos: gravado 2, recontado 6",
                        "resumo_geral.pacotes_com_excecao: gravado 3, recontado 0",
                        "resumo_dia, 2025-10-12T14:00:00Z, ENTREGUE: gravado 7, recontado 1",
                        "resumo_entrega, faixa 123: gravado 4, recontado 1",
                        "resumo_entrega, faixa 9: gravado 1, recontado 0",
                        "resumo_entrega_dia.soma_entrega_us, 2025-10-12: gravado 1, recontado 7200000000",
                        "resumo_entrega_dia, 2025-10-12, faixa 123: gravado 0, recontado 1",
                        "resumo_rota, Natal → Acre, faixa 123: gravado 0, recontado 1",
                        "resumo_rota, Natal → Acre: gravado 5, com exceção 0, entregas 3 µs, recontado 4, com exceção 0, entregas 7200000000 µs",
                        "resumo_rota, NÃO INFORMADO → NÃO INFORMADO: gravado 0, recontado 1, com exceção 0, entregas 0 µs",
                        "resumo_geral.soma_entrega_us: gravado 1, recontado 7200000000",
                        "resumo_qualidade.eventos_desconhecidos: gravado 8, recontado 1",
                        "resumo_qualidade.pacotes_divergentes: gravado 8, recontado 1",
                        "resumo_status.total_pacotes, INVENTADO: gravado 5, recontado 0",
                        "resumo_status.fase, INVENTADO: gravado POSTADO, recontado DESCONHECIDO",
                        "resumo_status.total_pacotes, POSTADO: gravado 9, recontado 2",
                        "resumo_status.fase, POSTADO: gravado EXCECAO, recontado POSTADO");

        String written = single("SELECT sum(total_eventos) FROM resumo_gravacao");
        assertThat(command(true).code()).isZero();
        assertNoDifferences();
        assertThat(single("SELECT sum(total_eventos) FROM resumo_gravacao"))
                .as("a correction stores no event")
                .isEqualTo(written);
        write(event(4, "ENTREGUE", 5), event(1, "ETIQUETA LIDA", 5));
        assertNoDifferences(); // and the writer goes on from there
    }

    @Test
    void writersWriteWhileItIsCheckedAndPutRight() throws Exception {
        write(new Random(0), 200);
        AtomicBoolean stop = new AtomicBoolean();
        CountDownLatch begun = new CountDownLatch(2);
        try (ExecutorService writers = Executors.newFixedThreadPool(2);
                AutoCloseable _ = () -> stop.set(true)) {
            List<Future<?>> running = new ArrayList<>();
            for (int seed = 1; seed <= 2; seed++) {
                Random random = new Random(seed);
                running.add(
                        writers.submit(() -> {
                            for (int i = 0; !stop.get(); i++) {
                                write(random, 50);
                                if (i == 0) {
                                    begun.countDown();
                                }
                            }
                            return true;
                        }));
            }
            begun.await();
            for (int i = 0; i < 5; i++) {
                assertNoDifferences(); // nothing is wrong
            }
            damage(
                    "UPDATE resumo_geral SET total_eventos = total_eventos + 3, pacotes_entregues = 0",
                    "UPDATE resumo_status SET total_pacotes = 9",
                    "LOCK pacotes IN EXCLUSIVE MODE; UPDATE pacotes SET status_atual = 'POSTADO', fase_atual = 'POSTADO', data_entrega = NULL WHERE id_pacote % 3 = 0",
                    "LOCK pacotes IN EXCLUSIVE MODE; DELETE FROM pacotes WHERE id_pacote % 7 = 0");
            Answer rebuilt = command(true);
            assertThat(rebuilt.differences()).isNotEmpty();
            stop.set(true);
            for (Future<?> writer : running) {
                writer.get();
            }
        }
        assertNoDifferences();
    }

    @Test
    void figuresAreNotCorrectedTowardsWhatTheRetentionLeft() throws SQLException { // R6
        write(event(1, "POSTADO", 0), event(1, "ENTREGUE", 2), event(2, "POSTADO", 3));
        damage(
                "UPDATE retencao_eventos SET horizonte = '2025-10-12T13:00:00Z'",
                "DELETE FROM eventos_rastreamento WHERE data_evento < '2025-10-12T13:00:00Z'");
        for (boolean rebuild : new boolean[] {false, true}) {
            Answer answer = command(rebuild);
            assertThat(answer.code()).isEqualTo(2);
            assertThat(answer.output())
                    .startsWith("Não foi possível: a retenção (EVENT_RETENTION) pode ter apagado")
                    .contains("2025-10-12T13:00:00Z", "e 1 pacotes");
            assertThat(answer.differences()).isEmpty();
        }
        try (Connection connection = database.superuser();
                Statement statement = connection.createStatement();
                var rows = statement.executeQuery("SELECT total_eventos FROM resumo_geral")) {
            assertThat(rows.next()).isTrue();
            assertThat(rows.getLong(1)).isEqualTo(3);
        }
    }

    @Test
    void aRetentionThatHadNothingToDeleteChangesNothing() throws SQLException { // R6
        write(event(1, "POSTADO", 0), event(1, "ENTREGUE", 2));
        damage(
                "UPDATE retencao_eventos SET horizonte = '2025-10-12T12:00:00Z'",
                "UPDATE resumo_geral SET total_eventos = 7");
        assertThat(command(true).code()).isZero();
    }

    @Test
    void aDatabaseThatIsAwayIsNoDifference() {
        PGSimpleDataSource nowhere = as(TestDatabase.OWNER);
        nowhere.setPortNumbers(new int[] {1});
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        int code =
                SummaryCommand.run(
                        false, nowhere, new PrintStream(out, true, StandardCharsets.UTF_8));
        assertThat(code).isEqualTo(2);
        assertThat(out.toString(StandardCharsets.UTF_8)).startsWith("Não foi possível: ");
    }

    private record Answer(int code, String output) {

        List<String> differences() {
            return output.lines().filter(line -> line.matches("(pacotes|resumo).*")).toList();
        }
    }

    private void assertNoDifferences() {
        Answer answer = command(false);
        assertThat(answer.differences()).isEmpty();
        assertThat(answer.code()).isZero();
    }

    private Answer command(boolean rebuild) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        int code =
                SummaryCommand.run(
                        rebuild,
                        as(TestDatabase.OWNER),
                        new PrintStream(out, true, StandardCharsets.UTF_8));
        return new Answer(code, out.toString(StandardCharsets.UTF_8));
    }

    private void write(Random random, int count) throws SQLException {
        List<TrackingEvent> events = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            events.add(
                    event(
                            1 + random.nextInt(300),
                            WAY.get(random.nextInt(WAY.size())),
                            random.nextInt(2_000)));
        }
        write(events.toArray(TrackingEvent[]::new));
    }

    private void write(TrackingEvent... events) throws SQLException {
        store.write(BatchFold.fold(List.of(events)), List.of());
    }

    private void fold() throws SQLException {
        new FigureFold(as(TestDatabase.WRITER)).fold(1);
    }

    private String single(String sql) throws SQLException {
        try (Connection connection = database.superuser();
                Statement statement = connection.createStatement();
                var row = statement.executeQuery(sql)) {
            assertThat(row.next()).isTrue();
            return String.valueOf(row.getString(1));
        }
    }

    private void damage(String... statements) throws SQLException {
        try (Connection connection = database.superuser();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            for (String sql : statements) {
                statement.execute(sql);
                connection.commit();
            }
        }
    }

    private PGSimpleDataSource as(String role) {
        PGSimpleDataSource dataSource = new PGSimpleDataSource();
        dataSource.setUrl(database.jdbcUrl());
        dataSource.setUser(role);
        dataSource.setPassword(TestDatabase.PASSWORD);
        return dataSource;
    }

    private static TrackingEvent event(long id, String status, long hour) {
        return new TrackingEvent(id, "Natal", "Acre", status, NOON.plus(Duration.ofHours(hour)));
    }
}
