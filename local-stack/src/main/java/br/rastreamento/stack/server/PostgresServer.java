package br.rastreamento.stack.server;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/// A real PostgreSQL 18 in processes of its own, on 127.0.0.1 only; superuser `postgres` needs no password.
/// Durable: a committed transaction survives a crash. Not thread-safe.
public final class PostgresServer implements AutoCloseable {

    /// The superuser.
    public static final String SUPERUSER = "postgres";

    private static final Duration START_LIMIT = Duration.ofSeconds(60);
    private static final Duration STOP_LIMIT = Duration.ofSeconds(60);

    /// The library is made for tests, hence starts with `-F` (no fsync) and no synchronous commit.
    private static final Map<String, String> SETTINGS =
            Map.of(
                    "listen_addresses", "127.0.0.1",
                    "unix_socket_directories", "",
                    "max_connections", "200",
                    "fsync", "on",
                    "synchronous_commit", "on",
                    "timezone", "UTC",
                    "log_timezone", "UTC",
                    "jit", "off");

    private final int port;
    private final EmbeddedPostgres server;
    private final Optional<ProcessHandle> postmaster;

    private PostgresServer(int port, EmbeddedPostgres server, Optional<ProcessHandle> postmaster) {
        this.port = port;
        this.server = server;
        this.postmaster = postmaster;
    }

    /// Starts a server that takes connections when this returns. A directory of an earlier run is continued; a
    /// server that an earlier run left behind on it is stopped first.
    ///
    /// @param dataDirectory the server's own; created if missing. Its log is `server.log` in there.
    /// @param port 0 takes a free one
    /// @throws UncheckedIOException if it does not start
    public static PostgresServer start(Path dataDirectory, int port) {
        return start(dataDirectory, port, Map.of());
    }

    /// As above.
    ///
    /// @param more settings of PostgreSQL that are added, or replace what would be set
    public static PostgresServer start(Path dataDirectory, int port, Map<String, String> more) {
        int listenerPort = port == 0 ? LoopbackPort.free() : port;
        Path cluster = dataDirectory.toAbsolutePath().resolve("18");
        Path log = dataDirectory.toAbsolutePath().resolve("server.log");
        try {
            Files.createDirectories(dataDirectory);
            PostmasterFile pidFile = cluster(dataDirectory);
            pidFile.stopLeftover(STOP_LIMIT);
            EmbeddedPostgres.Builder builder = builder(cluster, log, listenerPort);
            more.forEach(builder::setServerConfig);
            EmbeddedPostgres server = builder.start();
            return new PostgresServer(listenerPort, server, pidFile.process());
        } catch (IOException | IllegalStateException e) {
            throw new UncheckedIOException(
                    new IOException("PostgreSQL did not start, see " + log, e));
        }
    }

    /// Stops a server that an earlier run, killed, left behind on the directory. Does nothing if there is none.
    public static void stopLeftover(Path dataDirectory) {
        try {
            cluster(dataDirectory).stopLeftover(STOP_LIMIT);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot look for a server on " + dataDirectory, e);
        }
    }

    private static PostmasterFile cluster(Path dataDirectory) {
        return new PostmasterFile(dataDirectory.toAbsolutePath().resolve("18"));
    }

    private static EmbeddedPostgres.Builder builder(Path cluster, Path log, int port) {
        EmbeddedPostgres.Builder builder =
                EmbeddedPostgres.builder()
                        .setDataDirectory(cluster)
                        .setCleanDataDirectory(false)
                        .setRegisterShutdownHook(
                                false) // its time to stop comes after that of its clients
                        .setPort(port)
                        .setPGStartupWait(START_LIMIT)
                        .setLocaleConfig("locale", "C")
                        .setLocaleConfig("locale-provider", "builtin")
                        .setLocaleConfig("builtin-locale", "C.UTF-8")
                        .setOutputRedirector(ProcessBuilder.Redirect.appendTo(log.toFile()))
                        .setErrorRedirector(ProcessBuilder.Redirect.appendTo(log.toFile()));
        SETTINGS.forEach(builder::setServerConfig);
        return builder;
    }

    /// For a connection without a password as [#SUPERUSER].
    public String jdbcUrl(String database) {
        return "jdbc:postgresql://127.0.0.1:%d/%s?user=%s".formatted(port, database, SUPERUSER);
    }

    /// The port that it listens on.
    public int port() {
        return port;
    }

    /// The server's main process, to be looked after if this one dies.
    public Optional<ProcessHandle> process() {
        return postmaster;
    }

    /// Ends connections, rolls their transactions back and stops cleanly. Closing again does nothing.
    @Override
    public void close() {
        try {
            server.close(); // gives up waiting after 5 s, but the server has its order by then
        } catch (IOException e) {
            throw new UncheckedIOException("cannot stop PostgreSQL", e);
        } finally {
            postmaster.ifPresent(process -> PostmasterFile.awaitEnd(process, STOP_LIMIT));
        }
    }
}
