package br.rastreamento.benchmarks;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.util.Locale;

/// One HTTP/1.1 connection that is kept open while the server lets it, with as little work of its own as possible: the load must not take the
/// processor from the server that is measured. For one thread.
public final class Connection implements AutoCloseable {

    private final int port;
    private SocketChannel channel;
    private InputStream in;

    /// Opens it.
    public Connection(int port) throws IOException {
        this.port = port;
        this.channel = open(port);
        this.in = new BufferedInputStream(channel.socket().getInputStream());
    }

    private static SocketChannel open(int port) throws IOException {
        SocketChannel channel =
                SocketChannel.open(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        channel.socket().setTcpNoDelay(true);
        return channel;
    }

    /// Sends a request as it is, and reads the answer to its end.
    ///
    /// @return the status
    public int exchange(byte[] request) throws IOException {
        write(ByteBuffer.wrap(request));
        return answer();
    }

    /// Sends the head of a request and a file as its body.
    public int upload(byte[] head, Path file) throws IOException {
        write(ByteBuffer.wrap(head));
        try (FileChannel body = FileChannel.open(file)) {
            long sent = 0;
            while (sent < body.size()) {
                sent += body.transferTo(sent, body.size() - sent, channel);
            }
        }
        return answer();
    }

    private void write(ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
    }

    private int answer() throws IOException {
        int status =
                Integer.parseInt(line().substring("HTTP/1.1 ".length(), "HTTP/1.1 200".length()));
        long length = 0;
        boolean chunked = false;
        boolean last = false;
        for (String header = line(); !header.isEmpty(); header = line()) {
            String lower = header.toLowerCase(Locale.ROOT);
            if (lower.startsWith("content-length:")) {
                length = Long.parseLong(lower.substring(lower.indexOf(':') + 1).strip());
            }
            chunked |= lower.startsWith("transfer-encoding:");
            last |= lower.equals("connection: close");
        }
        if (chunked) {
            for (long size = chunk(); size > 0; size = chunk()) {
                in.skipNBytes(size + 2);
            }
            line();
        } else {
            in.skipNBytes(length);
        }
        if (last) {
            channel.close();
            channel = open(port);
            in = new BufferedInputStream(channel.socket().getInputStream());
        }
        return status;
    }

    private long chunk() throws IOException {
        return Long.parseLong(line(), 16);
    }

    private String line() throws IOException {
        StringBuilder line = new StringBuilder();
        int read;
        while ((read = in.read()) != '\n') {
            if (read < 0) {
                throw new EOFException("the connection was closed after " + line);
            }
            if (read != '\r') {
                line.append((char) read);
            }
        }
        return line.toString();
    }

    /// The bytes of a request's head.
    public static byte[] head(String... lines) {
        return (String.join("\r\n", lines) + "\r\n\r\n").getBytes(ISO_8859_1);
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
