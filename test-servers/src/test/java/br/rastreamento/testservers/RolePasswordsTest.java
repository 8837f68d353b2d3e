package br.rastreamento.testservers;

import static org.assertj.core.api.Assertions.assertThat;

import br.rastreamento.initdb.DatabaseBootstrap;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;

/// The bootstrap may be run again on a database that is in use. In transactions that are rolled back: roles are the server's.
class RolePasswordsTest {

    @Test
    void stayWhatTheyAreUnlessOneIsGiven() throws SQLException {
        try (TestDatabase database = TestDatabase.createEmpty();
                Connection superuser = database.superuser();
                Statement statement = superuser.createStatement()) {
            superuser.setAutoCommit(false);
            statement.execute("ALTER ROLE rastreamento_writer PASSWORD 'of the installation'");
            String before = password(statement, "writer");
            String reader = password(statement, "reader");
            statement.execute("SET rastreamento.reader_password = 'another one'");

            DatabaseBootstrap.run(superuser);

            assertThat(password(statement, "writer")).isEqualTo(before);
            assertThat(password(statement, "reader")).isNotEqualTo(reader);
            superuser.rollback();
        }
    }

    private static String password(Statement statement, String role) throws SQLException {
        try (var row =
                statement.executeQuery(
                        "SELECT rolpassword FROM pg_authid WHERE rolname = 'rastreamento_%s'"
                                .formatted(role))) {
            row.next();
            return row.getString(1);
        }
    }
}
