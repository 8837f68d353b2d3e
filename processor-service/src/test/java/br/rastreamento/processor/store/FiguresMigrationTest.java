package br.rastreamento.processor.store;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import br.rastreamento.evento.StatusCatalog;
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
    private static final String BEFORE =
            """
            DROP TABLE resumo_hora, resumo_entrega, resumo_entrega_dia, resumo_entrega_rota, resumo_rota, resumo_gravacao, ocorrencias;
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
                    InputStream migration =
                            getClass().getResourceAsStream("/db/migration/V7__figuras.sql")) {
                statement.execute(BEFORE);
                statement.execute(new String(migration.readAllBytes(), UTF_8));
            }

            assertThat(StoredState.read(database)).isEqualTo(kept);
        }
    }

    private static List<TrackingEvent> events(Random random) {
        List<StatusCatalog.Entry> statuses = StatusCatalog.entries();
        List<TrackingEvent> events = new ArrayList<>();
        for (int i = 0; i < 2_000; i++) {
            events.add(
                    new TrackingEvent(
                            1 + random.nextInt(500),
                            random.nextBoolean() ? "Natal" : "Belém",
                            "Acre",
                            statuses.get(random.nextInt(statuses.size())).canonical(),
                            NOON.plusSeconds(random.nextInt(3_000_000))));
        }
        return events;
    }
}
