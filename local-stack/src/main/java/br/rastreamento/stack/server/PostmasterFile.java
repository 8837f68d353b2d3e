package br.rastreamento.stack.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// `postmaster.pid`: how PostgreSQL marks a data directory as in use. It stays behind after a crash.
final class PostmasterFile {

    private final Path cluster;
    private final Path file;

    PostmasterFile(Path cluster) {
        this.cluster = cluster;
        this.file = cluster.resolve("postmaster.pid");
    }

    /// The server that runs on this directory, if one does: alive, and PostgreSQL's (ids are used again).
    Optional<ProcessHandle> process() throws IOException {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        String firstLine = Files.readAllLines(file).stream().findFirst().orElse("").strip();
        if (!firstLine.matches("\\d{1,18}")) {
            return Optional.empty();
        }
        return ProcessHandle.of(Long.parseLong(firstLine)).filter(this::isOurs);
    }

    /// Ends what a killed run left behind: the file, or the server itself.
    void stopLeftover(Duration limit) throws IOException {
        Optional<ProcessHandle> leftover = process();
        if (leftover.isPresent()) {
            interrupt(leftover.get());
            awaitEnd(leftover.get(), limit);
        }
        Files.deleteIfExists(file);
    }

    private boolean isOurs(ProcessHandle process) {
        return process.isAlive()
                && process.info()
                        .commandLine()
                        .map(line -> line.contains("postgres") && line.contains(cluster.toString()))
                        .orElse(false);
    }

    /// SIGINT is PostgreSQL's fast shutdown; SIGTERM would wait until the last client leaves.
    private static void interrupt(ProcessHandle process) throws IOException {
        try {
            new ProcessBuilder("kill", "-INT", Long.toString(process.pid()))
                    .inheritIO()
                    .start()
                    .waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// Waits, and ends the process by force after the limit (PostgreSQL then recovers at its next start).
    static void awaitEnd(ProcessHandle process, Duration limit) {
        try {
            process.onExit().get(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException | ExecutionException | CompletionException e) {
            process.destroyForcibly();
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
