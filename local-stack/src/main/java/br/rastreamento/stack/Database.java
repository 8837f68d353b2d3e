package br.rastreamento.stack;

import br.rastreamento.initdb.DatabaseBootstrap;
import br.rastreamento.stack.server.DatabaseAddress;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;

/// Makes the product's database on a server: database, extension, roles. Tables are the processor's business.
final class Database {

    private static final String NAME = "rastreamento";
    private static final String MAINTENANCE = "postgres";

    private Database() {}

    /// May be run again on the same server.
    ///
    /// @return JDBC address of the product's database, without credentials
    static String bootstrap(DatabaseAddress server) {
        String name = MAINTENANCE.equals(server.database()) ? NAME : server.database();
        try {
            try (Connection connection = server.connect(MAINTENANCE)) {
                DatabaseBootstrap.createDatabase(connection, name);
            }
            try (Connection connection = server.connect(name)) {
                takePasswords(connection);
                DatabaseBootstrap.run(connection);
            }
            return server.jdbcUrl(name);
        } catch (SQLException e) {
            throw new StackFailure(
                    StackFailure.BROKEN,
                    "cannot set up the database %s on %s: %s"
                            .formatted(name, server, e.getMessage()),
                    e);
        }
    }

    /// The services get their passwords from the same variables.
    private static void takePasswords(Connection connection) throws SQLException {
        for (String role : List.of("owner", "writer", "reader")) {
            String password =
                    System.getenv("DATABASE_%s_PASSWORD".formatted(role.toUpperCase(Locale.ROOT)));
            if (password != null) {
                try (PreparedStatement statement =
                        connection.prepareStatement("SELECT set_config(?, ?, false)")) {
                    statement.setString(1, "rastreamento.%s_password".formatted(role));
                    statement.setString(2, password);
                    statement.execute();
                }
            }
        }
    }
}
