package br.rastreamento.dashboard.live;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import org.jspecify.annotations.Nullable;

/// One event in the form of a stream (HTML, "Server-sent events"), encoded once for all listeners. Immutable.
final class StreamEvent {

    private final @Nullable String id;
    private final byte[] bytes;

    /// Encodes an event.
    ///
    /// @param id that a listener sends back when it comes again; null: none, the one before stays in force
    /// @param data JSON, in UTF-8 without line breaks
    StreamEvent(@Nullable String id, String name, byte[] data) {
        this.id = id;
        ByteArrayOutputStream text = new ByteArrayOutputStream(data.length + 100);
        if (id != null) {
            text.writeBytes(("id:" + id + "\n").getBytes(UTF_8));
        }
        text.writeBytes(("event:" + name + "\ndata:").getBytes(UTF_8));
        text.writeBytes(data);
        text.writeBytes("\n\n".getBytes(UTF_8));
        this.bytes = text.toByteArray();
    }

    @Nullable String id() {
        return id;
    }

    void writeTo(OutputStream stream) throws IOException {
        stream.write(bytes);
    }
}
