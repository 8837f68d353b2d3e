package br.rastreamento.processor.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import br.rastreamento.testservers.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Least privilege: who gets hold of the service's password can neither change the schema nor erase history.
@TestInstance(Lifecycle.PER_CLASS)
class WriterRoleTest {

    private final TestDatabase database = TestDatabase.create();

    @AfterAll
    void drop() {
        database.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "DELETE FROM eventos_rastreamento",
                "UPDATE eventos_rastreamento SET status_rastreamento = 'ENTREGUE'",
                "TRUNCATE eventos_rastreamento",
                "DELETE FROM pacotes",
                "DELETE FROM resumo_status",
                "ALTER TABLE pacotes ADD COLUMN mais int",
                "DROP TABLE resumo_geral",
                "CREATE TABLE minha (x int)",
                "CREATE ROLE outra",
                "SET ROLE rastreamento_owner",
            })
    void canDoNoMoreThanTheServiceDoes(String sql) throws SQLException {
        try (Connection writer = WriterConnections.to(database).getConnection();
                var statement = writer.createStatement()) {
            assertThatThrownBy(() -> statement.execute(sql))
                    .isInstanceOfSatisfying(
                            SQLException.class,
                            e -> assertThat(e.getSQLState()).isEqualTo("42501"));
        }
    }
}
