package br.rastreamento.dashboard.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import br.rastreamento.dashboard.SharedDashboard;
import br.rastreamento.testservers.TestDatabase;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(SharedDashboard.class)
class ReaderRoleTest {

    private final TestDatabase database;

    ReaderRoleTest(TestDatabase database) {
        this.database = database;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "INSERT INTO resumo_status VALUES ('X', 'POSTADO', 1)",
                "INSERT INTO eventos_rastreamento VALUES (1, now(), 'X')",
                "UPDATE pacotes SET origem = 'X'",
                "UPDATE resumo_geral SET total_pacotes = 0",
                "DELETE FROM eventos_rastreamento",
                "TRUNCATE pacotes",
                "DROP TABLE resumo_status",
                "CREATE TABLE minha (x int)",
                "CREATE TEMPORARY TABLE minha (x int)",
            })
    void cannotWriteEvenInASessionThatMay(String sql) throws SQLException {
        try (Connection reader =
                        DriverManager.getConnection(
                                database.jdbcUrl(), TestDatabase.READER, TestDatabase.PASSWORD);
                var statement = reader.createStatement()) {
            statement.execute("SET default_transaction_read_only = off");

            assertThatThrownBy(() -> statement.execute(sql))
                    .isInstanceOfSatisfying(
                            SQLException.class,
                            e -> assertThat(e.getSQLState()).isEqualTo("42501"));
        }
    }
}
