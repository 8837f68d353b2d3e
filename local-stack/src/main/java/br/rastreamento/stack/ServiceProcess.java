package br.rastreamento.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// One service in a process of its own, which can be started again after it ended. If this JVM dies, however it
/// dies, the process is ended too. Thread-safe.
public final class ServiceProcess implements AutoCloseable {

    private static final Duration POLL_INTERVAL = Duration.ofMillis(200);
    private static final Duration STOP_LIMIT = Duration.ofSeconds(30);

    private final ServiceSpec spec;
    private volatile @Nullable Process process;

    /// Does not start it yet.
    public ServiceProcess(ServiceSpec spec) {
        this.spec = spec;
    }

    /// How it is run.
    public ServiceSpec spec() {
        return spec;
    }

    /// Starts it and returns at once; see [#awaitUp].
    ///
    /// @throws IllegalStateException if it runs already
    public synchronized void start() {
        if (isAlive()) {
            throw new IllegalStateException(spec.name() + " runs already");
        }
        try {
            Files.createDirectories(spec.log().toAbsolutePath().getParent());
            keepPreviousLog();
            ProcessBuilder builder =
                    new ProcessBuilder(spec.command())
                            .redirectErrorStream(true)
                            .redirectOutput(spec.log().toFile());
            builder.environment().putAll(spec.environment());
            Process started = builder.start();
            process = started;
            OrphanGuard.instance().watch(started.pid());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot start " + spec.name(), e);
        }
    }

    /// Returns when `/actuator/health` says UP.
    ///
    /// @throws StackFailure if it ends or the limit passes before; the message holds the end of its log
    public void awaitUp(Duration limit) {
        long deadline = System.nanoTime() + limit.toNanos();
        try (HealthProbe probe = new HealthProbe(spec.health())) {
            while (!probe.isUp()) {
                if (!isAlive()) {
                    throw failure("%s ended while starting".formatted(spec.name()));
                }
                if (System.nanoTime() - deadline > 0) {
                    throw failure(
                            "%s is not UP after %d s (%s says: %s)"
                                    .formatted(
                                            spec.name(),
                                            limit.toSeconds(),
                                            spec.health(),
                                            probe.lastAnswer()));
                }
                Thread.sleep(POLL_INTERVAL);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StackFailure(StackFailure.BROKEN, "interrupted", e);
        }
    }

    /// Whether the process is there, UP or not.
    public boolean isAlive() {
        Process running = process;
        return running != null && running.isAlive();
    }

    /// Ends it by SIGKILL, as a crash would, and waits until it is gone.
    public void kill() {
        end(Duration.ZERO);
    }

    /// Ends it by SIGTERM, by force after the limit, and waits until it is gone.
    ///
    /// @return whether it ended without force
    public boolean stop(Duration limit) {
        return end(limit);
    }

    /// Stops it within 30 s.
    @Override
    public void close() {
        stop(STOP_LIMIT);
    }

    /// How the process ended; never completes while it runs.
    ///
    /// @throws IllegalStateException if it was never started
    Process process() {
        Process running = process;
        if (running == null) {
            throw new IllegalStateException(spec.name() + " was not started");
        }
        return running;
    }

    StackFailure failure(String what) {
        return new StackFailure(
                StackFailure.BROKEN,
                "%s. The end of %s:%n%s".formatted(what, spec.log(), LogTail.of(spec.log())));
    }

    private boolean end(Duration limit) {
        Process running = process;
        if (running == null) {
            return true;
        }
        boolean gentle = limit.isPositive() && endGently(running, limit);
        if (!gentle) {
            running.destroyForcibly();
            awaitEnd(running);
        }
        OrphanGuard.instance().forget(running.pid());
        return gentle;
    }

    private static boolean endGently(Process running, Duration limit) {
        running.destroy();
        try {
            return running.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /// Not by `onExit`, which would wait for a free thread of the common pool.
    private static void awaitEnd(Process killed) {
        boolean interrupted = false;
        while (killed.isAlive()) {
            try {
                killed.waitFor();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void keepPreviousLog() throws IOException {
        if (Files.exists(spec.log())) {
            Files.move(
                    spec.log(),
                    spec.log().resolveSibling(spec.log().getFileName() + ".previous"),
                    StandardCopyOption.REPLACE_EXISTING);
        }
    }
}
