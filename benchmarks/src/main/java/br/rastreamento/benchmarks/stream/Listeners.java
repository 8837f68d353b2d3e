package br.rastreamento.benchmarks.stream;

import br.rastreamento.benchmarks.Connection;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Many who listen to the stream, all read by one thread, so that they take little of the processor from the service.
final class Listeners implements AutoCloseable {

    private static final Pattern TOTAL =
            Pattern.compile("data:\\{\"total_pacotes\":\\d+,\"total_eventos\":(\\d+),");
    private static final Pattern OCCURRENCE = Pattern.compile("data:\\{\"numero\":(\\d+),");
    private static final byte[] REQUEST =
            Connection.head(
                    "GET /api/v1/stream HTTP/1.1", "Host: localhost", "Accept: text/event-stream");

    private final byte[] bytes = new byte[65_536];
    private final Selector selector;
    private final Thread reader;
    private final Hearings figures;
    private final Hearings occurrences;
    private final AtomicInteger heartbeats = new AtomicInteger();
    private final AtomicInteger lost = new AtomicInteger();
    private volatile boolean closed;

    private Listeners(Selector selector, int count) {
        this.selector = selector;
        this.figures = new Hearings(count);
        this.occurrences = new Hearings(count);
        this.reader = Thread.ofPlatform().name("listeners").unstarted(this::read);
    }

    /// Returns when all are connected; they need not have heard anything yet.
    static Listeners connect(int port, int count) throws IOException {
        Listeners listeners = new Listeners(Selector.open(), count);
        InetSocketAddress address = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
        for (int i = 0; i < count; i++) {
            SocketChannel channel = SocketChannel.open(address);
            channel.write(ByteBuffer.wrap(REQUEST));
            channel.configureBlocking(false);
            channel.register(listeners.selector, SelectionKey.OP_READ, new Lines());
        }
        listeners.reader.start();
        return listeners;
    }

    /// Of the figures, by `total_eventos`.
    Hearings figures() {
        return figures;
    }

    /// Of occurrences, by `numero`.
    Hearings occurrences() {
        return occurrences;
    }

    /// Comments that all together heard so far.
    int heartbeats() {
        return heartbeats.get();
    }

    /// Connections that ended or broke.
    int lost() {
        return lost.get();
    }

    private void read() {
        try {
            while (!closed) {
                selector.select(this::read);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot listen", e);
        }
    }

    private void read(SelectionKey key) {
        try {
            int count = ((SocketChannel) key.channel()).read(ByteBuffer.wrap(bytes));
            if (count >= 0) {
                long now = System.nanoTime();
                ((Lines) key.attachment()).read(bytes, count, line -> hear(line, now));
                return;
            }
        } catch (IOException _) {
            // broken, so lost as well
        }
        key.cancel();
        lost.incrementAndGet();
    }

    private void hear(String line, long now) {
        if (line.startsWith(":")) {
            heartbeats.incrementAndGet();
            return;
        }
        if (!hear(line, now, TOTAL, figures)) {
            hear(line, now, OCCURRENCE, occurrences);
        }
    }

    private static boolean hear(String line, long now, Pattern data, Hearings hearings) {
        Matcher matcher = data.matcher(line);
        if (!matcher.lookingAt()) {
            return false;
        }
        hearings.add(Long.parseLong(matcher.group(1)), now);
        return true;
    }

    @Override
    public void close() throws IOException {
        closed = true;
        selector.wakeup();
        try {
            reader.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        for (SelectionKey key : selector.keys()) {
            key.channel().close();
        }
        selector.close();
    }
}
