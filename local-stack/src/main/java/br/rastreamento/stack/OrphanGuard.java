package br.rastreamento.stack;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/// Ends the processes that this JVM would leave behind if it were killed. A small shell process holds the other end
/// of a pipe: the kernel closes the pipe however this JVM ends, and the shell then ends what is still on its list.
/// Thread-safe.
final class OrphanGuard {

    private static final class Holder {
        static final OrphanGuard INSTANCE = new OrphanGuard();
    }

    private final OutputStream orders;

    private OrphanGuard() {
        try {
            Process shell =
                    new ProcessBuilder("sh", "-c", script())
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .redirectError(ProcessBuilder.Redirect.DISCARD)
                            .start();
            orders = shell.getOutputStream();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot start the guard of child processes", e);
        }
    }

    static OrphanGuard instance() {
        return Holder.INSTANCE;
    }

    /// A service: first on the list to end, by SIGTERM.
    void watch(long pid) {
        send("watch TERM:" + pid);
    }

    /// PostgreSQL: ends after the services, by SIGINT, its fast shutdown.
    void watchDatabase(long pid) {
        send("watch INT:" + pid);
    }

    /// The process ended or is no longer ours to end.
    void forget(long pid) {
        send("forget TERM:" + pid);
        send("forget INT:" + pid);
    }

    private synchronized void send(String order) {
        try {
            orders.write((order + "\n").getBytes(StandardCharsets.US_ASCII));
            orders.flush();
        } catch (IOException e) {
            throw new UncheckedIOException("the guard of child processes is gone", e);
        }
    }

    private static String script() throws IOException {
        try (InputStream script = OrphanGuard.class.getResourceAsStream("orphan-guard.sh")) {
            if (script == null) {
                throw new IllegalStateException("orphan-guard.sh is not on the class path");
            }
            return new String(script.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
