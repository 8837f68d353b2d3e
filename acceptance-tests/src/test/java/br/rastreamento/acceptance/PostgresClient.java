package br.rastreamento.acceptance;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Where PostgreSQL's own programs are (`pg_dump`, `pg_restore`, `psql` …): what `TEST_POSTGRES_CLIENT` says, else those of this
/// machine if they are not older than the server, else those that `.ci/timescaledb` has unpacked.
final class PostgresClient {

    private static final int SERVER = 18;
    private static final Pattern VERSION = Pattern.compile("pg_dump \\(PostgreSQL\\) (\\d+)");

    private static final class Found {
        static final List<String> COMMAND = find();
    }

    private PostgresClient() {}

    /// What to write before the name of a program. Skips the test where there are none.
    static List<String> command() {
        assumeTrue(
                !Found.COMMAND.isEmpty(),
                "no pg_dump of PostgreSQL 18 here: install postgresql-client-18, or set TEST_POSTGRES_CLIENT");
        return Found.COMMAND;
    }

    private static List<String> find() {
        String given = System.getenv("TEST_POSTGRES_CLIENT");
        if (given != null && !given.isBlank()) {
            return List.of(given.strip().split(" "));
        }
        String unpacked = ObservabilityFiles.PROJECT.resolve(".ci/timescaledb").toString();
        return Stream.of(List.of("env"), List.of(unpacked, "client"))
                .filter(PostgresClient::isNewEnough)
                .findFirst()
                .orElse(List.of());
    }

    private static boolean isNewEnough(List<String> command) {
        try {
            Path answer = Files.createTempFile("pg_dump", ".txt");
            new ProcessBuilder(
                            Stream.concat(command.stream(), Stream.of("pg_dump", "--version"))
                                    .toList())
                    .redirectErrorStream(true)
                    .redirectOutput(answer.toFile())
                    .start()
                    .waitFor();
            Matcher version = VERSION.matcher(Files.readString(answer, StandardCharsets.UTF_8));
            Files.delete(answer);
            return version.find() && Integer.parseInt(version.group(1)) >= SERVER;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
