package br.rastreamento.testservers;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;

/// The migrations run on every edition, and use what the edition allows.
class EditionTest {

    @Test
    void chunksAreCompressedWhereTheLicenceAllowsItAndNowhereElse() throws SQLException {
        try (TestDatabase database = TestDatabase.create();
                Connection connection = database.superuser();
                Statement statement = connection.createStatement()) {
            String jobs =
                    database.isTimescale()
                            ? single(
                                    statement,
                                    "SELECT count(*) FROM timescaledb_information.jobs WHERE hypertable_name = 'eventos_rastreamento'")
                            : "0";
            String licence =
                    single(statement, "SELECT current_setting('timescaledb.license', true)");
            assertThat(jobs).isEqualTo("timescale".equals(licence) ? "1" : "0");
        }
    }

    @Test
    void everyEditionLetsTheWriterLiftTheLimitOnDecompression() throws SQLException { // R9
        try (TestDatabase database = TestDatabase.create();
                Connection connection = database.superuser();
                Statement statement = connection.createStatement()) {
            statement.execute("SET ROLE " + TestDatabase.WRITER);
            statement.execute("SET timescaledb.max_tuples_decompressed_per_dml_transaction = 0");
        }
    }

    private static String single(Statement statement, String sql) throws SQLException {
        try (var rows = statement.executeQuery(sql)) {
            rows.next();
            return String.valueOf(rows.getString(1));
        }
    }
}
