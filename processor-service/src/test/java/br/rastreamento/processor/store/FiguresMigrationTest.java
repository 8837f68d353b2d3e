package br.rastreamento.processor.store;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import br.rastreamento.evento.TrackingEvent;
import br.rastreamento.processor.fold.BatchFold;
import br.rastreamento.testservers.TestDatabase;
import java.io.IOException;
import java.io.InputStream;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// A database that is older than a summary.
class FiguresMigrationTest {

    private static final Instant NOON = Instant.parse("2025-10-12T12:00:00Z");

    /// Those that were exceptions when the migration was written, and some that were not.
    private static final List<String> STATUSES =
            List.of(
                    "POSTADO",
                    "EM TRÂNSITO",
                    "ENTREGUE",
                    "EM DEVOLUÇÃO",
                    "ETIQUETA LIDA",
                    "EXTRAVIADO",
                    "ROUBADO",
                    "AVARIADO",
                    "DESTINATÁRIO AUSENTE",
                    "ENDEREÇO INCORRETO",
                    "RECUSADO PELO DESTINATÁRIO",
                    "ENTREGA NÃO REALIZADA",
                    "ATRASADO",
                    "RETIDO",
                    "CANCELADO");

    private static final String BEFORE =
            """
            DROP VIEW eventos_por_dia, entregas, entregas_por_dia, rotas, rotas_conhecidas,
                eventos_por_dia_pendentes, entregas_pendentes, entregas_por_dia_pendentes, rotas_pendentes;
            DROP TABLE resumo_diferenca, resumo_dia, resumo_entrega, resumo_entrega_dia, resumo_rota, resumo_gravacao, ocorrencias;
            DROP AGGREGATE soma_contagens(bigint[]);
            DROP FUNCTION contagens, somar_contagens, total_contagens;
            ALTER TABLE posicoes_contadas RENAME TO particoes_contadas;
            ALTER TABLE pacotes DROP COLUMN teve_excecao;
            ALTER TABLE resumo_geral DROP COLUMN pacotes_com_excecao, DROP COLUMN ultima_ocorrencia;
            """;

    /// In the form of V9: each summary says too much, and what is pending takes it back.
    private static final String PENDING =
            """
            INSERT INTO resumo_pendente
            SELECT h.*, f.*, d.*, r.*, e.*
              FROM (SELECT coalesce(array_agg((extract(epoch FROM hora) / 3600)::bigint), '{}'), coalesce(array_agg(status_rastreamento), '{}'),
                           coalesce(array_agg(-3), '{}') FROM resumo_hora) h,
                   (SELECT coalesce(array_agg(faixa), '{}'), coalesce(array_agg(-3), '{}') FROM resumo_entrega) f,
                   (SELECT coalesce(array_agg(dia - date 'epoch'), '{}'), coalesce(array_agg(faixa), '{}'), coalesce(array_agg(-3), '{}'),
                           coalesce(array_agg(-7), '{}') FROM resumo_entrega_dia) d,
                   (SELECT coalesce(array_agg(origem), '{}'), coalesce(array_agg(destino), '{}'), coalesce(array_agg(-3), '{}'),
                           coalesce(array_agg(-2), '{}') FROM resumo_rota) r,
                   (SELECT coalesce(array_agg(origem), '{}'), coalesce(array_agg(destino), '{}'), coalesce(array_agg(faixa), '{}'),
                           coalesce(array_agg(-3), '{}'), coalesce(array_agg(-7), '{}') FROM resumo_entrega_rota) e;
            UPDATE resumo_hora SET total_eventos = total_eventos + 3;
            UPDATE resumo_entrega SET pacotes_entregues = pacotes_entregues + 3;
            UPDATE resumo_entrega_dia SET pacotes_entregues = pacotes_entregues + 3, soma_entrega_us = soma_entrega_us + 7;
            UPDATE resumo_rota SET total_pacotes = total_pacotes + 3, pacotes_com_excecao = pacotes_com_excecao + 2;
            UPDATE resumo_entrega_rota SET pacotes_entregues = pacotes_entregues + 3, soma_entrega_us = soma_entrega_us + 7;
            """;

    @Test
    void theEventsThatItHasAreCounted() throws SQLException, IOException { // R6
        try (TestDatabase database = TestDatabase.create()) {
            BatchStore store = new BatchStore(WriterConnections.to(database), (_, _) -> {});
            store.write(BatchFold.fold(events(new Random(7))), List.of());
            StoredState kept = StoredState.read(database);

            try (var connection = database.superuser();
                    var statement = connection.createStatement()) {
                connection.setAutoCommit(false);
                statement.execute(BEFORE);
                statement.execute(migration("V7__figuras.sql"));
                statement.execute(migration("V9__pendentes.sql"));
                statement.execute(PENDING);
                statement.execute(migration("V10__contagens.sql"));
                connection.commit();
            }

            assertThat(StoredState.read(database)).isEqualTo(kept);
        }
    }

    @Test
    void aWriterThatDoesNotKnowTheFiguresPausesInsteadOfCountingHalf()
            throws SQLException { // R6, R9
        try (TestDatabase database = TestDatabase.create();
                var connection = WriterConnections.to(database).getConnection();
                var statement = connection.createStatement()) {
            assertThatThrownBy(
                            () -> statement.execute("INSERT INTO particoes_contadas VALUES (0, 1)"))
                    .isInstanceOfSatisfying(
                            SQLException.class,
                            e -> assertThat(WriteFailure.of(e)).isEqualTo(WriteFailure.BUG));
        }
    }

    private static String migration(String name) throws IOException {
        try (InputStream file =
                FiguresMigrationTest.class.getResourceAsStream("/db/migration/" + name)) {
            return new String(file.readAllBytes(), UTF_8);
        }
    }

    private static List<TrackingEvent> events(Random random) {
        List<TrackingEvent> events = new ArrayList<>();
        for (int i = 0; i < 2_000; i++) {
            events.add(
                    new TrackingEvent(
                            1 + random.nextInt(500),
                            random.nextBoolean() ? "Natal" : "Belém",
                            "Acre",
                            STATUSES.get(random.nextInt(STATUSES.size())),
                            NOON.plusSeconds(random.nextInt(3_000_000))));
        }
        return events;
    }
}
