package br.rastreamento.testservers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import br.rastreamento.initdb.EventWindow;
import br.rastreamento.initdb.Migrations;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.flywaydb.core.api.FlywayException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

/// `EVENT_RETENTION` reaches the database at each start, where the licence allows it, and what it deleted stays known.
class RetentionTest {

    private static final String DROP_AFTER =
            "SELECT config ->> 'drop_after' FROM timescaledb_information.jobs WHERE proc_name = 'policy_retention'";

    private final TestDatabase database = TestDatabase.create();

    @AfterEach
    void drop() {
        database.close();
    }

    @Test
    void allEventsAreKeptUnlessTheSettingSaysOtherwise() throws SQLException {
        assertThat(
                        single(
                                "SELECT retencao IS NULL AND horizonte = '-infinity' FROM retencao_eventos"))
                .isEqualTo("t");
        assertThat(policies()).isEqualTo("0");
    }

    @Test
    void aRetentionIsAPolicyWhereTheLicenceAllowsItAndNothingElsewhere() throws SQLException {
        start(Duration.ofDays(730));
        start(Duration.ofDays(730));
        boolean community = database.licence().equals(TestDatabase.COMMUNITY);
        assertThat(policies()).isEqualTo(community ? "1" : "0");
        assertThat(single("SELECT retencao FROM retencao_eventos"))
                .isEqualTo(community ? "730 days" : "null");
        assertThat(single("SELECT horizonte FROM retencao_eventos")).isEqualTo("-infinity");
    }

    @Test
    void withoutTheLicenceARetentionMayComeAndGo() {
        if (!database.licence().equals(TestDatabase.COMMUNITY)) {
            start(Duration.ofDays(60));
            start(null);
        }
    }

    @Test
    @RequiresCommunity
    void eventsAreDroppedADayAfterTheyAreRefused() throws SQLException { // R1
        start(Duration.ofDays(730));
        assertThat(single(DROP_AFTER)).isEqualTo("731 days");
        start(Duration.ofDays(365));
        assertThat(single(DROP_AFTER)).isEqualTo("366 days");
        assertThat(single("SELECT horizonte < now() - interval '729 days' FROM retencao_eventos"))
                .as("of the longer retention before")
                .isEqualTo("t");
    }

    @Test
    @RequiresCommunity
    void aWindowThatOpensAgainToDeletedEventsIsRefused() throws SQLException { // R1
        start(Duration.ofDays(100));
        assertThatThrownBy(() -> start(null))
                .isInstanceOf(FlywayException.class)
                .hasMessageContaining("counted twice")
                .hasMessageContaining("EVENT_EARLIEST=");
        assertThatThrownBy(() -> start(Duration.ofDays(101))).isInstanceOf(FlywayException.class);
        assertThat(single(DROP_AFTER)).as("the policy of before").isEqualTo("101 days");

        Instant later = Instant.now().minus(99, ChronoUnit.DAYS);
        start(later, null);
        assertThat(policies()).isEqualTo("0");
        start(later, null);
        assertThatThrownBy(() -> start(null)).as("for ever").isInstanceOf(FlywayException.class);
    }

    @Test
    void whatWasDeletedStaysKnownWithoutTheLicenceToo() throws SQLException { // R1
        execute("UPDATE retencao_eventos SET horizonte = now() - interval '100 days'");
        assertThatThrownBy(() -> start(Duration.ofDays(101))).isInstanceOf(FlywayException.class);
        start(Duration.ofDays(99));
    }

    private void start(@Nullable Duration retention) {
        start(Instant.parse("2010-01-01T00:00:00Z"), retention);
    }

    private void start(Instant earliest, @Nullable Duration retention) {
        PGSimpleDataSource owner = new PGSimpleDataSource();
        owner.setUrl(database.jdbcUrl());
        owner.setUser(TestDatabase.OWNER);
        owner.setPassword(TestDatabase.PASSWORD);
        Migrations.apply(owner, new EventWindow(earliest, retention));
    }

    private String policies() throws SQLException {
        return database.isTimescale()
                ? single(
                        "SELECT count(*) FROM timescaledb_information.jobs WHERE proc_name = 'policy_retention'")
                : "0";
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
            assertThat(rows.next()).as(sql).isTrue();
            return String.valueOf(rows.getString(1));
        }
    }
}
