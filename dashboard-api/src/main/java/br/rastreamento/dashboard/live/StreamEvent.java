package br.rastreamento.dashboard.live;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/// One event in the form of a stream (HTML, "Server-sent events"), encoded once for all listeners. Immutable.
final class StreamEvent {

    private final byte[] bytes;

    /// Encodes an event.
    ///
    /// @param data JSON, in UTF-8 without line breaks
    StreamEvent(String name, byte[] data) {
        ByteArrayOutputStream text = new ByteArrayOutputStream(data.length + 50);
        text.writeBytes(("event:" + name + "\ndata:").getBytes(UTF_8));
        text.writeBytes(data);
        text.writeBytes("\n\n".getBytes(UTF_8));
        this.bytes = text.toByteArray();
    }

    /// Without an id: the one before stays in force.
    void writeTo(OutputStream stream) throws IOException {
        stream.write(bytes);
    }

    /// With an id.
    ///
    /// @param id ASCII, that the listener sends back when it comes again
    void writeTo(OutputStream stream, String id) throws IOException {
        stream.write(("id:" + id + "\n").getBytes(US_ASCII));
        stream.write(bytes);
    }
}
