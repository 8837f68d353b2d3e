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
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/// A door on loopback in front of a server: while it is closed the server is away, while it is frozen the server is
/// silent. Opens with the constructor and keeps its port. Thread-safe.
public final class TcpGate implements AutoCloseable {

    private static final InetAddress LOOPBACK = InetAddress.ofLiteral("127.0.0.1");

    private final InetSocketAddress server;
    private final int port = LoopbackPort.free();
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
    private @Nullable ServerSocket door;
    private @Nullable Thread doorman;
    private Flow flow = new Flow();
    private final Set<Flow> lost = ConcurrentHashMap.newKeySet();

    /// What the bytes of some connections, and their ends, wait for.
    private static final class Flow {

        private final ReentrantLock lock = new ReentrantLock();
        private final Condition released = lock.newCondition();
        private boolean held;

        void hold(boolean hold) {
            lock.lock();
            try {
                held = hold;
                released.signalAll();
            } finally {
                lock.unlock();
            }
        }

        void pass() {
            lock.lock();
            try {
                while (held) {
                    released.awaitUninterruptibly();
                }
            } finally {
                lock.unlock();
            }
        }
    }

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

    /// From now on nothing passes, neither bytes nor the end of a connection. New connections are taken, and are as silent.
    public synchronized void freeze() {
        flow.hold(true);
    }

    /// What was held back since [#freeze] passes, and all that follows.
    public synchronized void thaw() {
        flow.hold(false);
    }

    /// The connections of now are frozen until the gate closes; new ones are served. So it is where something on the way
    /// forgets about connections, and neither side is told.
    public synchronized void loseConnections() {
        flow.hold(true);
        lost.add(flow);
        flow = new Flow();
    }

    /// Cuts all connections, frozen ones too, and refuses new ones. Does nothing if it is closed.
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
            lost.forEach(frozen -> frozen.hold(false));
            lost.clear();
            flow.hold(false);
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
            Flow with = admit(opened, client, behind);
            Thread.ofVirtual().start(() -> copy(client, behind, with));
            Thread.ofVirtual().start(() -> copy(behind, client, with));
        } catch (IOException e) {
            cut(client);
            cut(behind);
            throw e;
        }
    }

    /// A connection that was on its way in while the gate closed must not stay.
    private synchronized Flow admit(ServerSocket opened, Socket client, Socket behind)
            throws IOException {
        if (opened.isClosed()) {
            throw new IOException("the gate was closed");
        }
        sockets.add(client);
        sockets.add(behind);
        return flow;
    }

    private void copy(Socket from, Socket to, Flow flow) {
        byte[] bytes = new byte[8 * 1024];
        try {
            for (int read; (read = from.getInputStream().read(bytes)) >= 0; ) {
                flow.pass();
                to.getOutputStream().write(bytes, 0, read);
            }
        } catch (IOException e) {
            // One side went away; the other is cut below, which is what a gate is for.
        } finally {
            flow.pass();
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
