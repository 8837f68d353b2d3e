package br.rastreamento.acceptance;

import br.rastreamento.stack.server.DatabaseAddress;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// All that a database holds, to be compared.
///
/// @param tables of each the number of rows and a digest of them, in any order
/// @param objects tables, views and indexes with their owners and with who may do what
record DatabaseContent(Map<String, String> tables, List<String> objects) {

    private static final String TABLES =
            "SELECT tablename FROM pg_tables WHERE schemaname = 'public'";
    private static final String OBJECTS =
            """
            SELECT relkind::text || ' ' || relname::text || ' ' || relowner::regrole::text || ' ' || coalesce(reloptions::text, '') || ' ' ||
                   coalesce((SELECT string_agg(a::text, ' ' ORDER BY a::text)
                             FROM unnest(coalesce(relacl, acldefault('r', relowner))) AS a), '')
            FROM pg_class WHERE relnamespace = 'public'::regnamespace ORDER BY 1\
            """;

    static DatabaseContent of(DatabaseAddress database) throws SQLException {
        try (Connection connection = database.connect(database.database());
                Statement statement = connection.createStatement()) {
            Map<String, String> tables = new TreeMap<>();
            for (String table : column(statement, TABLES)) {
                tables.put(table, digest(statement, table, "t"));
            }
            return new DatabaseContent(tables, column(statement, OBJECTS));
        }
    }

    /// Number of rows and digest of a table, without when its rows were written.
    static String rows(DatabaseAddress database, String table) throws SQLException {
        try (Connection connection = database.connect(database.database());
                Statement statement = connection.createStatement()) {
            return digest(statement, table, "(to_jsonb(t) - 'data_criacao' - 'atualizado_em')");
        }
    }

    private static String digest(Statement statement, String table, String row)
            throws SQLException {
        return column(
                        statement,
                        "SELECT count(*) || ' rows ' || md5(string_agg(md5(%2$s::text), '' ORDER BY md5(%2$s::text))) FROM %1$s AS t"
                                .formatted(statement.enquoteIdentifier(table, true), row))
                .getFirst();
    }

    private static List<String> column(Statement statement, String query) throws SQLException {
        List<String> values = new ArrayList<>();
        try (ResultSet rows = statement.executeQuery(query)) {
            while (rows.next()) {
                values.add(String.valueOf(rows.getString(1)));
            }
        }
        return values;
    }
}
