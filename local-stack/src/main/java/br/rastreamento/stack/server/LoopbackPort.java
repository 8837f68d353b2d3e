package br.rastreamento.stack.server;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;

/// TCP ports on 127.0.0.1. Thread-safe.
public final class LoopbackPort {

    private static final int FIRST = 20_000;
    private static final int LAST = 31_999;
    private static final int BLOCK = 50;
    private static final int BLOCKS = (LAST - FIRST + 1) / BLOCK;

    /// This program's blocks: it listens on the first port of each until it ends, so that another takes other blocks.
    private static final List<ServerSocket> HELD = new ArrayList<>();

    private static int next;
    private static int end;

    private LoopbackPort() {}

    /// A port that nobody listens on and that nobody else is given: no other caller in this program, and no other
    /// program that asks here while this one runs. So several servers can be given theirs before the first listens.
    /// Ports stay below the range from which Linux takes ports for outgoing connections (from 32768), so that a
    /// server can stop and come back on its own.
    ///
    /// @throws IllegalStateException if none is left
    public static synchronized int free() {
        while (true) {
            if (next == end) {
                takeBlock();
            }
            int port = next++;
            if (isFree(port)) {
                return port;
            }
        }
    }

    /// Whether a server could listen there now: on loopback, and not shadowing one that listens on all addresses.
    public static boolean isFree(int port) {
        return canBind(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), port))
                && canBind(new InetSocketAddress(port));
    }

    private static void takeBlock() {
        int start = ThreadLocalRandom.current().nextInt(BLOCKS);
        for (int step = 0; step < BLOCKS; step++) {
            int first = FIRST + (start + step) % BLOCKS * BLOCK;
            try {
                HELD.add(new ServerSocket(first, 1, InetAddress.ofLiteral("127.0.0.1")));
                next = first + 1;
                end = first + BLOCK;
                return;
            } catch (IOException e) {
                // Somebody listens there: most likely a program that has this block.
            }
        }
        throw new IllegalStateException(
                "no free port found between %d and %d".formatted(FIRST, LAST));
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
