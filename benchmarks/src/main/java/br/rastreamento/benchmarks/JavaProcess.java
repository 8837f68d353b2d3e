package br.rastreamento.benchmarks;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// A program in a JVM of its own, so that it is measured as it runs in production. Ends with this JVM at the latest.
public final class JavaProcess implements AutoCloseable, ProcessorTime {

    private static final Duration START_LIMIT = Duration.ofSeconds(90);
    private static final Duration LOOK_FOR_START = Duration.ofMillis(200);
    private static final Duration STOP_LIMIT = Duration.ofSeconds(30);

    /// How old what is known of a process's processor time may be when it ends.
    private static final Duration LOOK = Duration.ofMillis(20);

    private final Process process;
    private final Path log;
    private Duration processorTime = Duration.ZERO;

    private JavaProcess(Process process, Path log) {
        this.process = process;
        this.log = log;
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
    }

    /// Starts it, and returns at once.
    ///
    /// @param arguments after `java`
    /// @param log takes what it prints
    public static JavaProcess start(
            List<String> arguments, Map<String, String> environment, Path log) throws IOException {
        Files.createDirectories(log.toAbsolutePath().getParent());
        List<String> command = new ArrayList<>();
        command.add(program());
        command.addAll(arguments);
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
        builder.environment().putAll(environment);
        return new JavaProcess(builder.start(), log);
    }

    /// Path of the `java` that runs this.
    public static String program() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    /// Returns when the address answers 200.
    ///
    /// @throws IllegalStateException if it ends before, or takes longer than 90 s
    public void awaitUp(URI health) throws InterruptedException {
        awaitUp(health, LOOK_FOR_START);
    }

    /// Returns when the address answers 200.
    ///
    /// @param look how long to wait before it is asked again
    /// @throws IllegalStateException if it ends before, or takes longer than 90 s
    public void awaitUp(URI health, Duration look) throws InterruptedException {
        long deadline = System.nanoTime() + START_LIMIT.toNanos();
        try (HttpClient http = HttpClient.newHttpClient()) {
            while (!answers(http, health)) {
                if (!process.isAlive() || System.nanoTime() - deadline > 0) {
                    throw new IllegalStateException("did not start, see " + log);
                }
                Thread.sleep(look);
            }
        }
    }

    /// Once it has ended, the last that was seen.
    @Override
    public Duration processorTime() {
        processorTime = process.info().totalCpuDuration().orElse(processorTime);
        return processorTime;
    }

    /// Its threads of the operating system, the JVM's own included. On Linux.
    public int threads() throws IOException {
        return Math.toIntExact(status("Threads"));
    }

    /// How much of the machine's memory holds something of it, in bytes. On Linux.
    public long resident() throws IOException {
        return status("VmRSS") * 1_024;
    }

    /// The part of [#resident] that is in no file, and so cannot be dropped and read again. On Linux.
    public long anonymous() throws IOException {
        return status("RssAnon") * 1_024;
    }

    private long status(String name) throws IOException {
        try (var lines = Files.lines(Path.of("/proc/" + process.pid() + "/status"))) {
            return lines.filter(line -> line.startsWith(name + ":"))
                    .map(line -> line.substring(name.length() + 1).replace("kB", "").strip())
                    .mapToLong(Long::parseLong)
                    .findFirst()
                    .orElseThrow();
        }
    }

    /// Lets its collector take whatever is not used any more.
    public void collectGarbage() throws IOException, InterruptedException {
        Path jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd");
        Process collection =
                new ProcessBuilder(jcmd.toString(), Long.toString(process.pid()), "GC.run")
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .start();
        if (collection.waitFor() != 0) {
            throw new IOException("could not collect the garbage of " + process.pid());
        }
    }

    /// Keeps it from running, as if its machine stood still, until [#thaw].
    public void freeze() throws IOException, InterruptedException {
        signal("STOP");
    }

    public void thaw() throws IOException, InterruptedException {
        signal("CONT");
    }

    private void signal(String name) throws IOException, InterruptedException {
        if (new ProcessBuilder("kill", "-" + name, Long.toString(process.pid())).start().waitFor()
                != 0) {
            throw new IOException("could not signal " + process.pid());
        }
    }

    /// What it printed, once it has ended well.
    ///
    /// @throws IllegalStateException if it did not
    public String output() throws IOException, InterruptedException {
        while (!process.waitFor(LOOK.toMillis(), TimeUnit.MILLISECONDS)) {
            processorTime();
        }
        if (process.exitValue() != 0) {
            throw new IllegalStateException("failed, see " + log);
        }
        return Files.readString(log);
    }

    private static boolean answers(HttpClient http, URI health) throws InterruptedException {
        try {
            var request = HttpRequest.newBuilder(health).timeout(Duration.ofSeconds(5)).build();
            return http.send(request, BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException _) {
            return false; // not yet
        }
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(STOP_LIMIT)) {
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
