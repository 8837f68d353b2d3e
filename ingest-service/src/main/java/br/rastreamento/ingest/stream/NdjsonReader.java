package br.rastreamento.ingest.stream;

import java.io.IOException;
import java.io.InputStream;

/// Newline-delimited JSON: each line is an item, whatever is on it; blank lines are none. A line that is too long is one
/// refused item, and the next line is read as usual (R8).
public final class NdjsonReader implements ItemReader {

    private static final byte LINE_FEED = '\n';

    private final ByteWindow window;
    private long line;
    private boolean skipping;

    public NdjsonReader(InputStream in) {
        this.window = new ByteWindow(in);
    }

    @Override
    public boolean read(ItemSink sink) throws IOException {
        int searched = window.begun() ? window.length() : 0;
        window.fill();
        if (!window.begun()) {
            return true;
        }
        sink.successive(window.bytes(), window.to());
        int newline = window.indexOf(LINE_FEED, window.from() + searched);
        while (newline >= 0) {
            endLine(newline, sink);
            window.dropBefore(newline + 1);
            newline = window.indexOf(LINE_FEED, window.from());
        }
        if (window.ended()) {
            endLine(window.to(), sink);
            window.dropBefore(window.to());
        } else if (window.length() > MAX_ITEM_BYTES) {
            skipping = true;
        }
        if (skipping) {
            window.dropBefore(window.to());
        }
        return !window.ended();
    }

    private void endLine(int end, ItemSink sink) {
        line++;
        int last = end;
        while (last > window.from() && isBlank(window.bytes()[last - 1])) {
            last--;
        }
        if (skipping || last - window.from() > MAX_ITEM_BYTES) {
            skipping = false;
            sink.refused(Refusals.tooLong(), line);
        } else if (last > window.from()) {
            sink.item(window.bytes(), window.from(), last, line);
        }
    }

    // JSON's white space, RFC 8259.
    private static boolean isBlank(byte b) {
        return b == ' ' || b == '\r' || b == '\t';
    }
}
