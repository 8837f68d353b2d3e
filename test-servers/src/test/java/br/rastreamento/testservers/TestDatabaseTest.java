package br.rastreamento.testservers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

class TestDatabaseTest {

    @Test
    void hasTheTablesAndTheRoles() throws SQLException {
        try (TestDatabase database = TestDatabase.create();
                Connection reader = connect(database, TestDatabase.READER)) {
            assertThat(count(reader, "resumo_geral")).isEqualTo(1);
            assertThat(count(reader, "pacotes")).isZero();
        }
    }

    @Test
    void leavesTablesToTheTestIfItAsksForNone() throws SQLException {
        try (TestDatabase database = TestDatabase.createEmpty();
                Connection owner = connect(database, TestDatabase.OWNER)) {
            assertThatThrownBy(() -> count(owner, "pacotes")).hasMessageContaining("pacotes");
        }
    }

    @Test
    @SuppressWarnings("try") // closing is what is tested
    void isGoneWhenClosedEvenWithConnectionsOpen() throws SQLException {
        TestDatabase database = TestDatabase.createEmpty();
        try (Connection owner = connect(database, TestDatabase.OWNER)) {
            database.close();

            assertThat(owner.isValid(5)).isFalse();
            assertThatThrownBy(database::superuser).hasMessageContaining("does not exist");
        }
    }

    @Test
    @RequiresTimescale
    void holdsEventsInAHypertableWhereTimescaleIsThere() throws SQLException {
        try (TestDatabase database = TestDatabase.create();
                Connection superuser = database.superuser()) {
            assertThat(database.isTimescale()).isTrue();
            assertThat(count(superuser, "timescaledb_information.hypertables")).isEqualTo(1);
        }
    }

    private static Connection connect(TestDatabase database, String user) throws SQLException {
        return DriverManager.getConnection(database.jdbcUrl(), user, TestDatabase.PASSWORD);
    }

    private static long count(Connection connection, String table) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery("SELECT count(*) FROM " + table)) {
            rows.next();
            return rows.getLong(1);
        }
    }
}
