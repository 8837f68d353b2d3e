package br.rastreamento.initdb;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/// What only a superuser can do: the database, the extension, the roles. Everything else is a migration.
/// The same SQL files run in the database container at its first start.
public final class DatabaseBootstrap {

    private static final List<String> SCRIPTS = List.of("01-database.sql", "02-roles.sql");

    private DatabaseBootstrap() {}

    /// Creates the database unless it exists.
    ///
    /// @param superuser auto-committing connection to any other database of the server
    /// @param name quoted as an identifier, so any name works
    public static void createDatabase(Connection superuser, String name) throws SQLException {
        if (databaseExists(superuser, name)) {
            return;
        }
        try (Statement statement = superuser.createStatement()) {
            statement.execute("CREATE DATABASE " + statement.enquoteIdentifier(name, true));
        }
    }

    /// Extension, roles and their passwords; may be run again. Passwords are read from the session's settings
    /// `rastreamento.owner_password`, `rastreamento.writer_password` and `rastreamento.reader_password`.
    ///
    /// @param superuser connection inside the product's database
    public static void run(Connection superuser) throws SQLException {
        for (String script : SCRIPTS) {
            try (Statement statement = superuser.createStatement()) {
                statement.execute(read("/bootstrap/" + script));
            }
        }
    }

    private static boolean databaseExists(Connection connection, String name) throws SQLException {
        try (PreparedStatement query =
                connection.prepareStatement("SELECT FROM pg_database WHERE datname = ?")) {
            query.setString(1, name);
            try (var rows = query.executeQuery()) {
                return rows.next();
            }
        }
    }

    private static String read(String resource) {
        try (InputStream stream = DatabaseBootstrap.class.getResourceAsStream(resource)) {
            if (stream == null) {
                throw new IllegalStateException("not on the class path: " + resource);
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + resource, e);
        }
    }
}
