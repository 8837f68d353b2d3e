package br.rastreamento.acceptance;

import static br.rastreamento.acceptance.ThreeEvents.DELIVERED;
import static br.rastreamento.acceptance.ThreeEvents.WAITING;
import static org.assertj.core.api.Assertions.assertThat;

import br.rastreamento.testservers.RequiresTimescale;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

@RequiresTimescale
class HypertableTest {

    @Test
    void eventsAreAHypertableAndATimelineIsReadByTheUniqueKey() throws Exception {
        try (Pipeline pipeline = new Pipeline("timescale")) {
            assertThat(pipeline.post("[" + WAITING + "," + DELIVERED + "]").statusCode())
                    .isEqualTo(202);
            pipeline.topics.awaitAllProcessed(Pipeline.PATIENCE);
            assertThat(
                            query(
                                    pipeline,
                                    "SELECT hypertable_name FROM timescaledb_information.hypertables"))
                    .containsExactly("eventos_rastreamento");
            assertThat(
                            String.join(
                                    "\n",
                                    query(
                                            pipeline,
                                            """
                                            EXPLAIN SELECT data_evento, status_rastreamento FROM eventos_rastreamento
                                            WHERE id_pacote = 1333 ORDER BY data_evento\
                                            """)))
                    .contains("eventos_rastreamento_identidade")
                    .doesNotContain("Seq Scan");
        }
    }

    private static List<String> query(Pipeline pipeline, String sql) throws SQLException {
        try (var connection = pipeline.database.superuser();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            List<String> texts = new ArrayList<>();
            while (rows.next()) {
                texts.add(rows.getString(1));
            }
            return texts;
        }
    }
}
