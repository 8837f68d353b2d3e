package br.rastreamento.ingest.publish;

import java.util.Arrays;

/// The events of one request that are to be published: slices of the body as it was received, so that fields that we do
/// not know stay as they are. Grows while the body is read; for one thread.
public final class OutgoingEvents {

    private static final int FIRST_CAPACITY = 16;

    private final byte[] body;
    private long[] ids = new long[FIRST_CAPACITY];
    private int[] bounds = new int[2 * FIRST_CAPACITY];
    private int size;

    /// @param body what the slices are taken from; must not change any more
    public OutgoingEvents(byte[] body) {
        this.body = body;
    }

    /// Adds the event whose JSON goes from `from` (inclusive) to `to` (exclusive).
    public void add(long idPacote, int from, int to) {
        if (size == ids.length) {
            ids = Arrays.copyOf(ids, 2 * size);
            bounds = Arrays.copyOf(bounds, 4 * size);
        }
        ids[size] = idPacote;
        bounds[2 * size] = from;
        bounds[2 * size + 1] = to;
        size++;
    }

    public int size() {
        return size;
    }

    public long idPacote(int index) {
        return ids[index];
    }

    /// A copy of the event's JSON.
    public byte[] json(int index) {
        return Arrays.copyOfRange(body, bounds[2 * index], bounds[2 * index + 1]);
    }
}
