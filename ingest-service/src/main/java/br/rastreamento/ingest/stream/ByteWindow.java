package br.rastreamento.ingest.stream;

import br.rastreamento.evento.Utf8;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/// The part of a stream that is in memory: [#from] to [#to] of [#bytes] are read and not yet used. Grows for an item that
/// does not fit, up to twice the greatest item. For one thread.
final class ByteWindow {

    private static final int FIRST_SIZE = 256 * 1024;
    private static final int MAX_SIZE = 2 * ItemReader.MAX_ITEM_BYTES;

    private final InputStream in;
    private byte[] bytes = new byte[FIRST_SIZE];
    private int from;
    private int to;
    private boolean begun;
    private boolean ended;

    ByteWindow(InputStream in) {
        this.in = in;
    }

    byte[] bytes() {
        return bytes;
    }

    int from() {
        return from;
    }

    int to() {
        return to;
    }

    int length() {
        return to - from;
    }

    /// Whether nothing comes after [#to].
    boolean ended() {
        return ended;
    }

    /// Everything before `position` is done with.
    void dropBefore(int position) {
        from = position;
    }

    /// Reads what is there, a byte at least unless the stream ends. What is not done with moves to the front.
    void fill() throws IOException {
        makeRoom();
        int read = in.read(bytes, to, bytes.length - to);
        if (read < 0) {
            ended = true;
        } else {
            to += read;
        }
        skipByteOrderMark();
    }

    /// Where `wanted` is at or after `position`, or -1.
    int indexOf(byte wanted, int position) {
        for (int i = position; i < to; i++) {
            if (bytes[i] == wanted) {
                return i;
            }
        }
        return -1;
    }

    private void makeRoom() {
        if (from > 0) {
            System.arraycopy(bytes, from, bytes, 0, to - from);
            to -= from;
            from = 0;
        }
        if (to == bytes.length) {
            if (bytes.length == MAX_SIZE) {
                throw new IllegalStateException("an item longer than allowed was kept");
            }
            bytes = Arrays.copyOf(bytes, 2 * bytes.length);
        }
    }

    private void skipByteOrderMark() {
        if (!begun && (to >= 3 || ended)) {
            from = to >= 3 ? Utf8.byteOrderMarkLength(bytes) : 0;
            begun = true;
        }
    }

    /// Whether the start of the stream is known to be past any byte order mark.
    boolean begun() {
        return begun;
    }
}
