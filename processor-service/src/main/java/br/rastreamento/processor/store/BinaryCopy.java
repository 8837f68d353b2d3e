package br.rastreamento.processor.store;

import br.rastreamento.processor.fold.Scan;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/// Rows of `eventos_rastreamento` in PostgreSQL's binary COPY format (documented under COPY, "Binary Format").
/// Not thread-safe.
final class BinaryCopy {

    /// 2000-01-01T00:00:00Z, PostgreSQL's day zero, in microseconds since 1970.
    private static final long POSTGRES_EPOCH = 946_684_800_000_000L;

    private static final byte[] SIGNATURE = {
        'P', 'G', 'C', 'O', 'P', 'Y', '\n', (byte) 0xFF, '\r', '\n', 0
    };
    private static final int FIXED_ROW_BYTES = 2 + (4 + 8) + (4 + 8) + 4;

    /// Statuses repeat: a few dozen texts make up millions of rows.
    private final Map<String, byte[]> encodedStatuses = new HashMap<>();

    private ByteBuffer buffer = ByteBuffer.allocate(64 * 1024);
    private int rows;

    BinaryCopy() {
        buffer.put(SIGNATURE).putInt(0).putInt(0);
    }

    void add(long idPacote, Scan scan) {
        byte[] status =
                encodedStatuses.computeIfAbsent(
                        scan.status(), text -> text.getBytes(StandardCharsets.UTF_8));
        ensureRoom(FIXED_ROW_BYTES + status.length);
        buffer.putShort((short) 3);
        buffer.putInt(8).putLong(idPacote);
        buffer.putInt(8).putLong(scan.at() - POSTGRES_EPOCH);
        buffer.putInt(status.length).put(status);
        rows++;
    }

    int rows() {
        return rows;
    }

    /// The whole stream, with its end mark; nothing can be added after it.
    byte[] finish() {
        ensureRoom(2);
        buffer.putShort((short) -1);
        return Arrays.copyOf(buffer.array(), buffer.position());
    }

    private void ensureRoom(int bytes) {
        if (buffer.remaining() < bytes) {
            buffer = ByteBuffer.allocate(buffer.capacity() * 2 + bytes).put(buffer.flip());
        }
    }
}
