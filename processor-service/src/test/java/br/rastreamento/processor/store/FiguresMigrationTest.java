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
            DROP VIEW eventos_por_hora, entregas_por_faixa, entregas_por_dia, entregas_por_rota, rotas;
            DROP TABLE resumo_pendente, resumo_hora, resumo_entrega, resumo_entrega_dia, resumo_entrega_rota, resumo_rota, resumo_gravacao, ocorrencias;
            ALTER TABLE posicoes_contadas RENAME TO particoes_contadas;
            ALTER TABLE pacotes DROP COLUMN teve_excecao;
            ALTER TABLE resumo_geral DROP COLUMN pacotes_com_excecao, DROP COLUMN ultima_ocorrencia;
            """;

    @Test
    void theEventsThatItHasAreCounted() throws SQLException, IOException { // R6
        try (TestDatabase database = TestDatabase.create()) {
            BatchStore store = new BatchStore(WriterConnections.to(database), (_, _) -> {});
            store.write(BatchFold.fold(events(new Random(7))), List.of());
            StoredState kept = StoredState.read(database);

            try (var connection = database.superuser();
                    var statement = connection.createStatement();
                    InputStream figures =
                            getClass().getResourceAsStream("/db/migration/V7__figuras.sql");
                    InputStream pending =
                            getClass().getResourceAsStream("/db/migration/V9__pendentes.sql")) {
                statement.execute(BEFORE);
                statement.execute(new String(figures.readAllBytes(), UTF_8));
                statement.execute(new String(pending.readAllBytes(), UTF_8));
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
