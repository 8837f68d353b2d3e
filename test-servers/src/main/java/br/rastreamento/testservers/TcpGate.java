package br.rastreamento.testservers;

import br.rastreamento.stack.server.LoopbackPort;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// A door on loopback in front of a server: while it is closed the server is away. Opens with the constructor and
/// keeps its port. Thread-safe.
public final class TcpGate implements AutoCloseable {

    private static final InetAddress LOOPBACK = InetAddress.ofLiteral("127.0.0.1");

    private final InetSocketAddress server;
    private final int port = LoopbackPort.free();
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
    private @Nullable ServerSocket door;
    private @Nullable Thread doorman;

    /// In front of a server on this machine.
    public TcpGate(int serverPort) {
        this("127.0.0.1", serverPort);
    }

    /// In front of any server.
    public TcpGate(String host, int serverPort) {
        this.server = new InetSocketAddress(host, serverPort);
        open();
    }

    /// Where clients connect to, on 127.0.0.1.
    public int port() {
        return port;
    }

    /// Takes connections again. Does nothing if it is open.
    public synchronized void open() {
        if (door != null) {
            return;
        }
        try {
            ServerSocket opened = new ServerSocket();
            opened.setReuseAddress(true);
            opened.bind(new InetSocketAddress(LOOPBACK, port));
            door = opened;
            doorman = Thread.ofVirtual().name("gate-" + port).start(() -> letIn(opened));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot open the gate at port " + port, e);
        }
    }

    /// Cuts all connections and refuses new ones. Does nothing if it is closed.
    @Override
    public void close() {
        Thread leaving;
        synchronized (this) {
            if (door != null) {
                cut(door);
                door = null;
            }
            sockets.forEach(TcpGate::cut);
            sockets.clear();
            leaving = doorman;
            doorman = null;
        }
        if (leaving != null) {
            awaitEnd(leaving);
        }
    }

    /// The kernel takes connections for as long as a thread is in `accept`, even after the socket's `close` returned.
    /// Without the lock, which the thread may be waiting for.
    private static void awaitEnd(Thread leaving) {
        try {
            leaving.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void letIn(ServerSocket opened) {
        while (!opened.isClosed()) {
            try {
                connect(opened, opened.accept());
            } catch (IOException e) {
                // Closed: the loop ends. Or the server is away: the client was cut, the next one
                // may be luckier.
            }
        }
    }

    private void connect(ServerSocket opened, Socket client) throws IOException {
        Socket behind = new Socket();
        try {
            behind.connect(server, 2_000);
            admit(opened, client, behind);
        } catch (IOException e) {
            cut(client);
            cut(behind);
            throw e;
        }
        Thread.ofVirtual().start(() -> copy(client, behind));
        Thread.ofVirtual().start(() -> copy(behind, client));
    }

    /// A connection that was on its way in while the gate closed must not stay.
    private synchronized void admit(ServerSocket opened, Socket client, Socket behind)
            throws IOException {
        if (opened.isClosed()) {
            throw new IOException("the gate was closed");
        }
        sockets.add(client);
        sockets.add(behind);
    }

    private void copy(Socket from, Socket to) {
        try {
            from.getInputStream().transferTo(to.getOutputStream());
        } catch (IOException e) {
            // One side went away; the other is cut below, which is what a gate is for.
        } finally {
            cut(from);
            cut(to);
            sockets.remove(from);
            sockets.remove(to);
        }
    }

    private static void cut(AutoCloseable socket) {
        try {
            socket.close();
        } catch (Exception e) {
            throw new IllegalStateException("cannot close a socket", e);
        }
    }
}
