package br.rastreamento.testservers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What init-db gives to the writer and to the reader, asked of the catalogue, so that a new table is asked about too.
@TestInstance(Lifecycle.PER_CLASS)
class LeastPrivilegeTest {

    private static final String RIGHTS =
            """
            SELECT c.relname || ' ' || string_agg(right_name, ' ' ORDER BY position)
            FROM pg_class c, unnest(ARRAY['SELECT', 'INSERT', 'UPDATE', 'DELETE', 'TRUNCATE', 'REFERENCES', 'TRIGGER', 'MAINTAIN'])
                 WITH ORDINALITY AS r(right_name, position)
            WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p', 'v', 'm')
              AND has_table_privilege('%s', c.oid, right_name)
            GROUP BY c.relname
            """;

    private final TestDatabase database = TestDatabase.create();

    @AfterAll
    void drop() {
        database.close();
    }

    @Test
    void theWriterMayNotDeleteAndNotRewriteHistory() throws SQLException {
        assertThat(asSuperuser(RIGHTS.formatted(TestDatabase.WRITER)))
                .containsExactlyInAnyOrder(
                        "pacotes SELECT INSERT UPDATE",
                        "eventos_rastreamento SELECT INSERT",
                        "resumo_geral SELECT INSERT UPDATE",
                        "resumo_status SELECT INSERT UPDATE",
                        "resumo_qualidade SELECT INSERT UPDATE",
                        "resumo_dia SELECT INSERT UPDATE",
                        "resumo_entrega SELECT INSERT UPDATE",
                        "resumo_entrega_dia SELECT INSERT UPDATE",
                        "resumo_rota SELECT INSERT UPDATE",
                        "resumo_gravacao SELECT INSERT UPDATE",
                        "ocorrencias SELECT INSERT UPDATE",
                        "posicoes_contadas SELECT INSERT UPDATE",
                        "resumo_diferenca SELECT INSERT DELETE MAINTAIN",
                        "eventos_por_dia_pendentes SELECT",
                        "entregas_pendentes SELECT",
                        "entregas_por_dia_pendentes SELECT",
                        "rotas_pendentes SELECT");
    }

    @Test
    void theReaderMayOnlySelect() throws SQLException {
        assertThat(asSuperuser(RIGHTS.formatted(TestDatabase.READER)))
                .containsExactlyInAnyOrder(
                        "pacotes SELECT",
                        "eventos_rastreamento SELECT",
                        "resumo_geral SELECT",
                        "resumo_status SELECT",
                        "resumo_qualidade SELECT",
                        "eventos_por_dia SELECT",
                        "entregas SELECT",
                        "entregas_por_dia SELECT",
                        "rotas SELECT",
                        "rotas_conhecidas SELECT",
                        "resumo_gravacao SELECT",
                        "ocorrencias SELECT");
    }

    @ParameterizedTest
    @ValueSource(strings = {TestDatabase.WRITER, TestDatabase.READER})
    void aServiceOwnsNothingCreatesNothingAndIsNobodyElse(String role) throws SQLException {
        assertThat(
                        asSuperuser(
                                """
                                SELECT concat_ws(' ', has_schema_privilege(r.oid, 'public', 'CREATE'),
                                                 has_database_privilege(r.oid, current_database(), 'CREATE'),
                                                 has_database_privilege(r.oid, current_database(), 'TEMPORARY'),
                                                 rolsuper, rolcreatedb, rolcreaterole, rolreplication, rolbypassrls,
                                                 EXISTS (SELECT FROM pg_auth_members WHERE member = r.oid),
                                                 EXISTS (SELECT FROM pg_class WHERE relowner = r.oid),
                                                 EXISTS (SELECT FROM pg_proc WHERE proowner = r.oid))
                                FROM pg_roles r WHERE rolname = '%s'
                                """
                                        .formatted(role)))
                .containsExactly("f f f f f f f f f f f");
    }

    @ParameterizedTest
    @ValueSource(strings = {TestDatabase.WRITER, TestDatabase.READER})
    @RequiresTimescale
    void noServiceErasesHistoryByWayOfTheChunks(String role) throws SQLException {
        String chunk = chunkWithOneEvent();
        for (String sql :
                List.of(
                        "SELECT drop_chunks('eventos_rastreamento', older_than => now())",
                        "DELETE FROM " + chunk,
                        "UPDATE " + chunk + " SET status_rastreamento = 'ENTREGUE'",
                        "TRUNCATE " + chunk,
                        "DROP TABLE " + chunk,
                        "SELECT set_chunk_time_interval('eventos_rastreamento', INTERVAL '1 hour')")) {
            try (Connection service =
                            DriverManager.getConnection(
                                    database.jdbcUrl(), role, TestDatabase.PASSWORD);
                    Statement statement = service.createStatement()) {
                assertThatThrownBy(() -> statement.execute(sql))
                        .as(sql)
                        .isInstanceOfSatisfying(
                                SQLException.class,
                                e -> assertThat(e.getSQLState()).as(sql).isEqualTo("42501"));
            }
        }
    }

    static List<Arguments> rolesAndDeeds() {
        List<String> deeds =
                List.of(
                        "ALTER TABLE pacotes OWNER TO CURRENT_USER",
                        "ALTER TABLE pacotes DISABLE TRIGGER ALL",
                        "ALTER TABLE eventos_rastreamento ALTER COLUMN status_rastreamento DROP NOT NULL",
                        "CREATE INDEX ON pacotes (origem)",
                        "CREATE SCHEMA meu",
                        "CREATE FUNCTION minha() RETURNS int LANGUAGE sql AS 'SELECT 1'",
                        "DROP TABLE pacotes",
                        "CREATE TEMPORARY TABLE minha (x int)",
                        "TRUNCATE pacotes",
                        "TRUNCATE resumo_geral",
                        "DELETE FROM ocorrencias",
                        "SELECT * FROM flyway_schema_history",
                        "SELECT rolpassword FROM pg_authid",
                        "SELECT pg_read_file('/etc/passwd')",
                        "COPY (SELECT 1) TO PROGRAM 'true'",
                        "COPY (SELECT 1) TO '/tmp/arquivo'",
                        "ALTER SYSTEM SET work_mem = '1GB'",
                        "ALTER DATABASE %s SET work_mem = '1GB'",
                        "SET SESSION AUTHORIZATION postgres",
                        "SET ROLE rastreamento_owner",
                        "SELECT lo_creat(-1)",
                        "SELECT lo_create(0)",
                        "SELECT lo_from_bytea(0, 'x')");
        return Stream.of(TestDatabase.WRITER, TestDatabase.READER)
                .flatMap(role -> deeds.stream().map(deed -> Arguments.of(role, deed)))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("rolesAndDeeds")
    void noServiceDoesWhatIsTheOwnersOrTheServers(String role, String deed) throws SQLException {
        String sql = deed.replace("%s", asSuperuser("SELECT current_database()").getFirst());
        try (Connection service =
                        DriverManager.getConnection(
                                database.jdbcUrl(), role, TestDatabase.PASSWORD);
                Statement statement = service.createStatement()) {
            statement.execute("SET default_transaction_read_only = off");
            assertThatThrownBy(() -> statement.execute(sql))
                    .isInstanceOfSatisfying(
                            SQLException.class,
                            e -> assertThat(e.getSQLState()).as(e.getMessage()).isEqualTo("42501"));
        }
    }

    /// It may change tables and nothing beyond this database.
    @Test
    void theOwnerIsNoSuperuser() throws SQLException {
        assertThat(
                        asSuperuser(
                                """
                                SELECT concat_ws(' ', rolsuper, rolcreatedb, rolcreaterole, rolreplication, rolbypassrls,
                                                 EXISTS (SELECT FROM pg_auth_members WHERE member = r.oid),
                                                 has_parameter_privilege(r.oid, 'work_mem', 'ALTER SYSTEM'),
                                                 has_function_privilege(r.oid, 'pg_read_file(text)', 'EXECUTE'))
                                FROM pg_roles r WHERE rolname = 'rastreamento_owner'
                                """))
                .containsExactly("f f f f f f f f");
    }

    private String chunkWithOneEvent() throws SQLException {
        try (Connection writer =
                        DriverManager.getConnection(
                                database.jdbcUrl(), TestDatabase.WRITER, TestDatabase.PASSWORD);
                Statement statement = writer.createStatement()) {
            statement.execute(
                    "INSERT INTO eventos_rastreamento VALUES (1, '2025-10-12T12:00:00Z', 'POSTADO') ON CONFLICT DO NOTHING");
        }
        return asSuperuser("SELECT show_chunks('eventos_rastreamento')::text").getFirst();
    }

    private List<String> asSuperuser(String sql) throws SQLException {
        try (Connection connection = database.superuser();
                Statement statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            List<String> lines = new ArrayList<>();
            while (rows.next()) {
                lines.add(rows.getString(1));
            }
            return lines;
        }
    }
}
