package br.rastreamento.stack.server;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;

/// TCP ports on 127.0.0.1.
public final class LoopbackPort {

    private static final int FIRST = 20_000;
    private static final int LAST = 31_999;
    private static final int ATTEMPTS = 200;

    private LoopbackPort() {}

    /// A port that nobody listens on. It stays below the range from which Linux takes ports for outgoing
    /// connections (from 32768), so that a server can stop and come back on it.
    ///
    /// @throws IllegalStateException if none is found
    public static int free() {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            int port = ThreadLocalRandom.current().nextInt(FIRST, LAST + 1);
            if (isFree(port)) {
                return port;
            }
        }
        throw new IllegalStateException(
                "no free port found between %d and %d".formatted(FIRST, LAST));
    }

    /// Whether a server could listen there now: on loopback, and not shadowing one that listens on all addresses.
    public static boolean isFree(int port) {
        return canBind(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), port))
                && canBind(new InetSocketAddress(port));
    }

    private static boolean canBind(InetSocketAddress address) {
        try (ServerSocket socket = new ServerSocket()) {
            // As servers do: connections of an earlier run that are still in TIME_WAIT do not
            // count.
            socket.setReuseAddress(true);
            socket.bind(address);
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
