package br.rastreamento.processor.recount;

import static org.assertj.core.api.Assertions.assertThat;

import br.rastreamento.evento.TrackingEvent;
import br.rastreamento.initdb.EventWindow;
import br.rastreamento.initdb.Migrations;
import br.rastreamento.processor.fold.BatchFold;
import br.rastreamento.processor.store.BatchStore;
import br.rastreamento.testservers.RequiresCommunity;
import br.rastreamento.testservers.TestDatabase;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

/// What compression and retention, as their policies' jobs do them, leave of the figures (R6).
@RequiresCommunity
class SummariesOutliveChunksTest {

    private static final String FIGURES =
            "SELECT concat_ws(' ', total_pacotes, total_eventos, pacotes_entregues, soma_entrega_us) FROM resumo_geral";

    private final TestDatabase database = TestDatabase.create();
    private final BatchStore store = new BatchStore(as(TestDatabase.WRITER), (_, _) -> {});

    @AfterEach
    void drop() {
        database.close();
    }

    @Test
    void aRecountOfCompressedChunksFindsNoDifference() throws SQLException {
        write(journeys(400, "POSTADO", "ENTREGUE"));
        job("policy_compression");
        assertThat(
                        single(
                                "SELECT count(*) > 0 FROM timescaledb_information.chunks WHERE is_compressed"))
                .isEqualTo("t");
        write(journeys(400, "POSTADO", "SAIU PARA ENTREGA"));
        assertThat(command(false)).isZero();
        assertThat(single("SELECT total_eventos FROM resumo_geral")).isEqualTo("3000");
    }

    @Test
    void theFiguresOfDeletedEventsStay() throws SQLException {
        write(journeys(400, "POSTADO", "ENTREGUE"));
        write(journeys(10, "POSTADO", "ENTREGUE"));
        job("policy_compression");
        String before = single(FIGURES);
        Migrations.apply(
                as(TestDatabase.OWNER), new EventWindow(Instant.EPOCH, Duration.ofDays(365)));
        assertThat(command(false)).as("some parcels are older than the retention").isEqualTo(2);

        job("policy_retention");

        assertThat(single("SELECT count(*) FROM eventos_rastreamento")).isEqualTo("2000");
        assertThat(single(FIGURES)).isEqualTo(before);
        assertThat(command(true)).isEqualTo(2);
        assertThat(single(FIGURES)).isEqualTo(before);
        write(journeys(9, "SAIU PARA ENTREGA"));
        assertThat(single("SELECT total_eventos FROM resumo_geral")).isEqualTo("5000");
    }

    /// A thousand parcels, other ones for each age.
    private static List<TrackingEvent> journeys(int daysAgo, String... statuses) {
        Instant start = Instant.now().truncatedTo(ChronoUnit.DAYS).minus(daysAgo, ChronoUnit.DAYS);
        List<TrackingEvent> events = new ArrayList<>();
        for (int id = 1; id <= 1_000; id++) {
            for (int step = 0; step < statuses.length; step++) {
                events.add(
                        new TrackingEvent(
                                daysAgo * 1_000L + id,
                                "Natal",
                                "Acre",
                                statuses[step],
                                start.plus(step, ChronoUnit.HOURS)));
            }
        }
        return events;
    }

    private void write(List<TrackingEvent> events) throws SQLException {
        store.write(BatchFold.fold(events), List.of());
    }

    /// Does at once what the server does when the policy's time comes.
    private void job(String procedure) throws SQLException {
        String id =
                single(
                        "SELECT job_id FROM timescaledb_information.jobs WHERE hypertable_name = 'eventos_rastreamento' AND proc_name = '"
                                + procedure
                                + "'");
        try (Connection connection = database.superuser();
                Statement statement = connection.createStatement()) {
            statement.execute("CALL run_job(" + id + ")");
        }
    }

    private int command(boolean rebuild) {
        var nowhere =
                new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8);
        return SummaryCommand.run(rebuild, as(TestDatabase.OWNER), nowhere);
    }

    private String single(String sql) throws SQLException {
        try (Connection connection = database.superuser();
                Statement statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            assertThat(rows.next()).as(sql).isTrue();
            return String.valueOf(rows.getString(1));
        }
    }

    private PGSimpleDataSource as(String role) {
        PGSimpleDataSource dataSource = new PGSimpleDataSource();
        dataSource.setUrl(database.jdbcUrl());
        dataSource.setUser(role);
        dataSource.setPassword(TestDatabase.PASSWORD);
        return dataSource;
    }
}
