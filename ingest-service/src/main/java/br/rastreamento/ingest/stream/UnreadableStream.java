package br.rastreamento.ingest.stream;

import java.io.IOException;

/// From here on the stream cannot be read, and it is the sender's mistake.
public final class UnreadableStream extends IOException {

    private static final long serialVersionUID = 1L;

    /// @param detail one sentence or two in Portuguese that name the line; nothing of what was sent
    public UnreadableStream(String detail) {
        super(detail);
    }

    /// What is wrong, in Portuguese.
    public String detail() {
        return String.valueOf(getMessage());
    }
}
