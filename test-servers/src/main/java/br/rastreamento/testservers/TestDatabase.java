package br.rastreamento.testservers;

import br.rastreamento.initdb.DatabaseBootstrap;
import br.rastreamento.initdb.Migrations;
import br.rastreamento.stack.server.DatabaseAddress;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;

/// A database of one's own, gone when closed. Thread-safe.
public final class TestDatabase implements AutoCloseable {

    /// Owns the tables.
    public static final String OWNER = "rastreamento_owner";

    /// Writes events and figures.
    public static final String WRITER = "rastreamento_writer";

    /// Only reads.
    public static final String READER = "rastreamento_reader";

    /// The licence of TimescaleDB Community.
    public static final String COMMUNITY = "timescale";

    /// Of all three roles.
    public static final String PASSWORD = "rastreamento";

    private final String name;

    private TestDatabase(String name) {
        this.name = name;
    }

    /// Bootstrapped and migrated: roles, tables, no rows.
    public static TestDatabase create() {
        TestDatabase database = createEmpty();
        Migrations.apply(database.jdbcUrl(), OWNER, PASSWORD);
        return database;
    }

    /// Bootstrapped, not migrated: roles and, where the server has it, TimescaleDB; no tables.
    public static TestDatabase createEmpty() {
        String name = "teste_" + UUID.randomUUID().toString().replace("-", "");
        try {
            try (Connection server = DatabaseServer.connect(DatabaseServer.ADDRESS.database())) {
                DatabaseBootstrap.createDatabase(server, name);
            }
            try (Connection database = DatabaseServer.connect(name)) {
                DatabaseBootstrap.run(database);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(
                    "cannot create a test database on " + DatabaseServer.ADDRESS, e);
        }
        return new TestDatabase(name);
    }

    /// Without credentials.
    public String jdbcUrl() {
        return DatabaseServer.ADDRESS.jdbcUrl(name);
    }

    /// A new connection as superuser, the caller's to close.
    public Connection superuser() throws SQLException {
        return DatabaseServer.connect(name);
    }

    /// Where it is, for PostgreSQL's own programs, as superuser.
    public DatabaseAddress address() {
        DatabaseAddress server = DatabaseServer.ADDRESS;
        return new DatabaseAddress(
                server.host(), server.port(), name, server.user(), server.password());
    }

    /// Whether events go to a hypertable here.
    public boolean isTimescale() {
        try (Connection connection = superuser();
                Statement statement = connection.createStatement();
                var rows =
                        statement.executeQuery(
                                "SELECT EXISTS (SELECT FROM pg_extension WHERE extname = 'timescaledb')")) {
            return rows.next() && rows.getBoolean(1);
        } catch (SQLException e) {
            throw new IllegalStateException("cannot ask " + name + " for its extensions", e);
        }
    }

    /// What TimescaleDB may do here: [#COMMUNITY], `apache`, or `none` where it is not.
    public String licence() {
        try (Connection connection = superuser();
                Statement statement = connection.createStatement();
                var rows =
                        statement.executeQuery(
                                "SELECT coalesce(current_setting('timescaledb.license', true), 'none')")) {
            rows.next();
            return String.valueOf(rows.getString(1));
        } catch (SQLException e) {
            throw new IllegalStateException("cannot ask " + name + " for its licence", e);
        }
    }

    /// Drops the database and cuts the connections that are still open.
    @Override
    public void close() {
        try (Connection server = DatabaseServer.connect(DatabaseServer.ADDRESS.database());
                Statement statement = server.createStatement()) {
            statement.execute("DROP DATABASE IF EXISTS " + name + " WITH (FORCE)");
        } catch (SQLException e) {
            throw new IllegalStateException("cannot drop test database " + name, e);
        }
    }
}
