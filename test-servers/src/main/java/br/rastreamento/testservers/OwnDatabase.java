package br.rastreamento.testservers;

import br.rastreamento.initdb.DatabaseBootstrap;
import br.rastreamento.stack.server.DatabaseAddress;
import br.rastreamento.stack.server.LoopbackPort;
import br.rastreamento.stack.server.PostgresServer;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A PostgreSQL that a test may stop and start, without TimescaleDB; what was committed survives that. Roles are there,
/// tables are not. Closing it deletes it.
public final class OwnDatabase implements AutoCloseable {

    private static final String NAME = "rastreamento";

    private final Path directory = Directories.create("own-postgres");
    private final int port = LoopbackPort.free();
    private final DatabaseAddress address;
    private final Map<String, String> settings;
    private @Nullable PostgresServer server;

    /// Starts it.
    public OwnDatabase() {
        this(Map.of());
    }

    /// Starts it with TLS.
    public OwnDatabase(ServerCertificate certificate) {
        this(
                Map.of(
                        "ssl", "on",
                        "ssl_cert_file", certificate.chain().toString(),
                        "ssl_key_file", certificate.key().toString()));
    }

    private OwnDatabase(Map<String, String> settings) {
        this.settings = settings;
        server = PostgresServer.start(directory, port, settings);
        address = DatabaseAddress.parse(server.jdbcUrl("postgres"));
        try {
            try (Connection connection = address.connect(address.database())) {
                DatabaseBootstrap.createDatabase(connection, NAME);
            }
            try (Connection connection = superuser()) {
                DatabaseBootstrap.run(connection);
            }
        } catch (SQLException e) {
            throw new IllegalStateException("cannot set up " + address, e);
        }
    }

    /// Without credentials; the same as long as this exists.
    public String jdbcUrl() {
        return address.jdbcUrl(NAME);
    }

    /// A new connection as superuser, the caller's to close.
    public Connection superuser() throws SQLException {
        return address.connect(NAME);
    }

    /// Where it is, for PostgreSQL's own programs, as superuser.
    public DatabaseAddress address() {
        return new DatabaseAddress(
                address.host(), address.port(), NAME, address.user(), address.password());
    }

    /// Puts the tables, not the log of transactions, into a directory, which may be on another disk. Nobody is connected.
    public void moveTablesTo(Path tables) throws SQLException {
        try (Connection connection = address.connect(address.database());
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLESPACE elsewhere LOCATION '" + tables + "'");
            statement.execute("ALTER DATABASE " + NAME + " SET TABLESPACE elsewhere");
        }
    }

    /// Takes connections again when this returns. Does nothing if it runs.
    public synchronized void start() {
        if (server == null) {
            server = PostgresServer.start(directory, port, settings);
        }
    }

    /// Cuts its connections and ends. Does nothing if it does not run.
    public synchronized void stop() {
        if (server != null) {
            server.close();
            server = null;
        }
    }

    @Override
    public void close() {
        stop();
        Directories.delete(directory);
    }
}
