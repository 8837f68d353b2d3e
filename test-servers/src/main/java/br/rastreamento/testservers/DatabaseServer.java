package br.rastreamento.testservers;

import br.rastreamento.stack.server.DatabaseAddress;
import br.rastreamento.stack.server.PostgresServer;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import org.testcontainers.postgresql.PostgreSQLContainer;
import org.testcontainers.utility.DockerImageName;

/// The JVM's database server: that of `TEST_DATABASE_URL` if set, else a TimescaleDB container where Docker answers,
/// else an embedded PostgreSQL. Starts when it is first asked for.
final class DatabaseServer {

    static final String VARIABLE = "TEST_DATABASE_URL";
    static final DatabaseAddress ADDRESS = start();

    private DatabaseServer() {}

    static Connection connect(String database) throws SQLException {
        return ADDRESS.connect(database);
    }

    private static DatabaseAddress start() {
        QuietLogs.apply();
        String given = System.getenv(VARIABLE);
        if (given != null && !given.isBlank()) {
            return DatabaseAddress.parse(given.strip());
        }
        return Docker.isWanted() ? container() : embedded();
    }

    private static DatabaseAddress embedded() {
        Path directory = Directories.create("postgres");
        PostgresServer server = PostgresServer.start(directory, 0);
        AtExit.close(() -> {
            server.close();
            Directories.delete(directory);
        });
        return DatabaseAddress.parse(server.jdbcUrl("postgres"));
    }

    @SuppressWarnings("resource") // Testcontainers ends it with the JVM
    private static DatabaseAddress container() {
        PostgreSQLContainer server =
                new PostgreSQLContainer(
                                DockerImageName.parse("timescale/timescaledb:2.31.0-pg18")
                                        .asCompatibleSubstituteFor("postgres"))
                        .withDatabaseName("postgres")
                        .withUsername("postgres")
                        .withPassword("postgres")
                        .withCommand("postgres", "-c", "max_connections=200", "-c", "fsync=off");
        server.start();
        return new DatabaseAddress(
                server.getHost(),
                server.getMappedPort(PostgreSQLContainer.POSTGRESQL_PORT),
                "postgres",
                "postgres",
                "postgres");
    }
}
