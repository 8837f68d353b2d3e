package br.rastreamento.stack.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PostgresServerTest {

    @TempDir private Path directory;

    @Test
    void continuesItsDataAfterACleanStop() throws SQLException {
        try (PostgresServer server = PostgresServer.start(directory, 0)) {
            execute(server, "CREATE TABLE kept AS SELECT 7 AS value");
        }
        try (PostgresServer server = PostgresServer.start(directory, 0)) {
            assertThat(ask(server, "SELECT value FROM kept")).isEqualTo("7");
        }
    }

    @Test
    void recoversWhatWasCommittedBeforeItWasKilled() throws Exception {
        PostgresServer killed = PostgresServer.start(directory, 0);
        execute(killed, "CREATE TABLE kept AS SELECT 7 AS value");
        ProcessHandle postmaster = killed.process().orElseThrow();
        postmaster.destroyForcibly();
        postmaster.onExit().get(10, TimeUnit.SECONDS);
        assertThat(directory.resolve("18/postmaster.pid")).exists();
        killed.close();

        try (PostgresServer server = PostgresServer.start(directory, 0)) {
            assertThat(ask(server, "SELECT value FROM kept")).isEqualTo("7");
        }
    }

    @Test
    void stopsAServerThatAnEarlierRunLeftBehind() throws Exception {
        String program;
        try (PostgresServer server = PostgresServer.start(directory, 0)) {
            program = server.process().orElseThrow().info().command().orElseThrow();
        }
        Process leftBehind = startByHand(program, directory.resolve("18"));
        await().until(() -> Files.exists(directory.resolve("18/postmaster.pid")));

        try (PostgresServer server = PostgresServer.start(directory, 0)) {
            assertThat(leftBehind.isAlive()).isFalse();
            assertThat(ask(server, "SELECT 1")).isEqualTo("1");
        }
    }

    @Test
    void takesTheIdOfAnotherProgramForAStaleFile() throws Exception {
        try (PostgresServer server = PostgresServer.start(directory, 0)) {
            assertThat(server.process()).isPresent();
        }
        Files.writeString(
                directory.resolve("18/postmaster.pid"), ProcessHandle.current().pid() + "\n");

        try (PostgresServer server = PostgresServer.start(directory, 0)) {
            assertThat(ask(server, "SELECT 1")).isEqualTo("1");
        }
    }

    @Test
    void isDurableAndOnLoopbackOnly() throws SQLException {
        try (PostgresServer server = PostgresServer.start(directory, 0)) {
            assertThat(ask(server, "SHOW fsync")).isEqualTo("on");
            assertThat(ask(server, "SHOW synchronous_commit")).isEqualTo("on");
            assertThat(ask(server, "SHOW full_page_writes")).isEqualTo("on");
            assertThat(ask(server, "SHOW listen_addresses")).isEqualTo("127.0.0.1");
            assertThat(ask(server, "SHOW server_version")).startsWith("18.");
        }
    }

    /// PostgreSQL refuses to run as root, except in a user namespace of its own.
    private static Process startByHand(String program, Path cluster) throws IOException {
        List<String> command = new ArrayList<>();
        if ("root".equals(System.getProperty("user.name"))) {
            command.addAll(List.of("unshare", "-U"));
        }
        command.addAll(List.of(program, "-D", cluster.toString(), "-p", "" + LoopbackPort.free()));
        command.addAll(List.of("-c", "listen_addresses=127.0.0.1", "-k", ""));
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    private static void execute(PostgresServer server, String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(server.jdbcUrl("postgres"));
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String ask(PostgresServer server, String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(server.jdbcUrl("postgres"));
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            assertThat(rows.next()).isTrue();
            return rows.getString(1);
        }
    }
}
