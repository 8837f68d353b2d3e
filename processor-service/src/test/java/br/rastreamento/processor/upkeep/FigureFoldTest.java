package br.rastreamento.processor.upkeep;

import static org.assertj.core.api.Assertions.assertThat;

import br.rastreamento.evento.TrackingEvent;
import br.rastreamento.processor.fold.BatchFold;
import br.rastreamento.processor.store.BatchStore;
import br.rastreamento.testservers.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

/// Pending differences become part of the summaries without anybody seeing it (R6).
class FigureFoldTest {

    private static final Instant NOON = Instant.parse("2025-10-12T12:00:00Z");

    /// What readers see, as SQL; and what it should be made of when nothing is pending.
    private static final List<String> VIEWS =
            figures("eventos_por_dia", "entregas", "entregas_por_dia", "rotas");

    private static final List<String> SUMMARIES =
            figures("resumo_dia", "resumo_entrega", "resumo_entrega_dia", "resumo_rota");

    private final TestDatabase database = TestDatabase.create();
    private final PGSimpleDataSource writer = new PGSimpleDataSource();

    @BeforeEach
    void asWriter() {
        writer.setUrl(database.jdbcUrl());
        writer.setUser(TestDatabase.WRITER);
        writer.setPassword(TestDatabase.PASSWORD);
    }

    @AfterEach
    void drop() {
        database.close();
    }

    @Test
    void nobodySeesIt() throws SQLException {
        write(event(1, "POSTADO", 1), event(1, "ENTREGUE", 9), event(2, "POSTADO", 2));
        assertThat(fold()).isEqualTo(1);
        // earlier than all: the delivery takes longer, and the route is another (R4, R5)
        write(new TrackingEvent(1, "Belém", "Acre", "POSTADO", NOON));
        write(event(3, "POSTADO", 1), event(3, "EXTRAVIADO", 2), event(3, "ENTREGUE", 4));
        List<String> seen = lines(VIEWS);

        assertThat(fold()).isEqualTo(2);

        assertThat(lines(VIEWS)).isEqualTo(seen);
        assertThat(lines(SUMMARIES)).isEqualTo(seen);
        assertThat(lines(List.of("SELECT 'pending' FROM resumo_diferenca"))).isEmpty();
    }

    @Test
    void nothingPendingIsNothingToDo() throws SQLException {
        assertThat(fold()).isZero();
    }

    @Test
    void fewerBatchesThanAreWorthItStayPending() throws SQLException {
        write(event(1, "POSTADO", 1));
        write(event(2, "POSTADO", 1));
        assertThat(new FigureFold(writer).fold(3)).isZero();
        assertThat(new FigureFold(writer).fold(2)).isEqualTo(2);
    }

    @Test
    void whatWasFoldedLeavesNothingToReadOver() throws SQLException {
        for (int batch = 0; batch < 64; batch++) {
            write(parcelsOfTwentyRoutes(20 * batch));
            if (batch % 16 == 15) {
                fold();
            }
        }
        assertThat(pendingPages()).as("of 64 rows that are gone").isGreaterThan(4);

        new FigureFold(writer).sweep();
        write(event(2_000, "POSTADO", 1));

        assertThat(pendingPages()).isEqualTo(1);
    }

    private static TrackingEvent[] parcelsOfTwentyRoutes(int before) {
        return IntStream.rangeClosed(1, 20)
                .mapToObj(n ->
                        new TrackingEvent(
                                before + n, "Origem " + n, "Destino " + n, "POSTADO", NOON))
                .toArray(TrackingEvent[]::new);
    }

    private long pendingPages() throws SQLException {
        String pages = "SELECT pg_relation_size('resumo_diferenca') / 8192";
        return Long.parseLong(lines(List.of(pages)).getFirst());
    }

    @Test
    void aBatchOfRepeatsLeavesNothingPending() throws SQLException { // R1
        write(event(1, "POSTADO", 1));
        fold();
        write(event(1, "POSTADO", 1));
        assertThat(fold()).isZero();
    }

    @Test
    void ofTwoAtOnceOneDoesIt() throws SQLException {
        write(event(1, "POSTADO", 1));
        try (Connection one = writer.getConnection();
                Connection other = writer.getConnection()) {
            one.setAutoCommit(false);
            other.setAutoCommit(false);
            assertThat(FigureFold.fold(one)).isEqualTo(1);
            assertThat(FigureFold.fold(other)).as("does not wait either").isZero();
            one.rollback();
            other.rollback();
            assertThat(FigureFold.fold(other)).as("taken up by whoever comes next").isEqualTo(1);
        }
    }

    private static List<String> figures(String events, String all, String days, String routes) {
        return List.of(
                "SELECT concat_ws(' ', dia, status_rastreamento, eventos_por_hora, total_eventos) FROM %s WHERE total_eventos <> 0"
                        .formatted(events),
                "SELECT por_faixa FROM " + all,
                "SELECT concat_ws(' ', dia, soma_entrega_us, por_faixa) FROM " + days,
                "SELECT concat_ws(' ', origem, destino, total_pacotes, pacotes_com_excecao, soma_entrega_us, por_faixa) FROM %s WHERE total_pacotes <> 0"
                        .formatted(routes));
    }

    private long fold() throws SQLException {
        return new FigureFold(writer).fold(1);
    }

    private void write(TrackingEvent... events) throws SQLException {
        new BatchStore(writer, (_, _) -> {}).write(BatchFold.fold(List.of(events)), List.of());
    }

    private List<String> lines(List<String> queries) throws SQLException {
        List<String> lines = new ArrayList<>();
        try (Connection connection = database.superuser();
                Statement statement = connection.createStatement()) {
            for (String query : queries) {
                try (var rows = statement.executeQuery(query)) {
                    List<String> found = new ArrayList<>();
                    while (rows.next()) {
                        found.add(rows.getString(1));
                    }
                    lines.addAll(found.stream().sorted().toList());
                }
            }
        }
        return lines;
    }

    private static TrackingEvent event(long id, String status, long hour) {
        return new TrackingEvent(id, "Natal", "Acre", status, NOON.plus(Duration.ofHours(hour)));
    }
}
