package br.rastreamento.evento;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Texts that were cleaned lately, by their bytes: places and statuses repeat endlessly, and a known one needs neither
/// decoding nor cleaning. Of each clean text there are few instances, so that comparing and hashing them is cheap too.
///
/// Memory is bounded whatever comes: a fixed number of texts, none longer than [#MAX_BYTES]. A text has two slots to be
/// in, the newest one first; what is pushed out, by chance or by texts made to collide, is merely cleaned again.
///
/// Thread-safe without locks: slots are read and written in a race, but an entry is immutable and safe to see however it
/// was published (JLS 17.5), so the worst that a race can do is to forget one.
final class KnownTexts {

    /// Longest text that is remembered, as bytes in UTF-8.
    static final int MAX_BYTES = 128;

    private static final VarHandle EIGHT_BYTES =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long FACTOR = 0x9E3779B97F4A7C15L; // 2^64 / golden ratio

    private final @Nullable Entry[] entries;
    private final int shift;
    private final Function<String, @Nullable String> cleaning;

    private static final class Entry {
        final byte[] raw;
        final String clean;

        Entry(byte[] raw, String clean) {
            this.raw = raw;
            this.clean = clean;
        }

        boolean isOf(byte[] bytes, int from, int to) {
            return Arrays.equals(raw, 0, raw.length, bytes, from, to);
        }
    }

    /// @param slots how many texts may be remembered: a power of two, at least 2
    /// @param cleaning gives the clean text, always the same for the same text; null: it is refused
    KnownTexts(int slots, Function<String, @Nullable String> cleaning) {
        if (slots < 2 || Integer.bitCount(slots) != 1) {
            throw new IllegalArgumentException("slots must be a power of two: " + slots);
        }
        this.entries = new Entry[slots];
        this.shift = Long.numberOfLeadingZeros(slots) + 1;
        this.cleaning = cleaning;
    }

    /// The clean text for the UTF-8 text from `from` (inclusive) to `to` (exclusive), or null if cleaning refuses it.
    @Nullable String clean(byte[] bytes, int from, int to) {
        if (to - from > MAX_BYTES) {
            return cleaning.apply(decode(bytes, from, to));
        }
        int slot = (int) (hash(bytes, from, to) >>> shift) & ~1;
        Entry newest = entries[slot];
        if (newest != null && newest.isOf(bytes, from, to)) {
            return newest.clean;
        }
        Entry older = entries[slot + 1];
        if (older != null && older.isOf(bytes, from, to)) {
            return older.clean;
        }
        String clean = cleaning.apply(decode(bytes, from, to));
        if (clean != null) {
            entries[slot + 1] = newest;
            entries[slot] = new Entry(Arrays.copyOfRange(bytes, from, to), clean);
        }
        return clean;
    }

    /// How many texts are remembered.
    int size() {
        int size = 0;
        for (Entry entry : entries) {
            size += entry == null ? 0 : 1;
        }
        return size;
    }

    private static String decode(byte[] bytes, int from, int to) {
        return new String(bytes, from, to - from, StandardCharsets.UTF_8);
    }

    /// Its first bits are the good ones: they depend on all bytes.
    private static long hash(byte[] bytes, int from, int to) {
        long hash = (long) to - from;
        int at = from;
        for (; at < to - 8; at += 8) {
            hash = (hash ^ (long) EIGHT_BYTES.get(bytes, at)) * FACTOR;
            hash ^= hash >>> 32;
        }
        return (hash ^ lastBytes(bytes, at, to)) * FACTOR;
    }

    /// Up to eight bytes as one number. Where it can it also reads bytes before them and shifts these out: how often a loop
    /// goes round is what a processor guesses badly.
    private static long lastBytes(byte[] bytes, int from, int to) {
        if (to >= 8) {
            return (long) EIGHT_BYTES.get(bytes, to - 8) >>> (8 * (8 - (to - from)));
        }
        long last = 0;
        for (int i = to - 1; i >= from; i--) {
            last = (last << 8) | (bytes[i] & 0xFF);
        }
        return last;
    }
}
