package br.rastreamento.dashboard.web;

import br.rastreamento.problema.RequestProblem;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.zip.CRC32;

/// Where a keyset page ended, as opaque text for the caller: URL-safe base64 of version, last key, and a checksum.
/// The checksum covers the filters too: a cursor that is damaged, or carried over to another query, is refused rather
/// than silently skipping rows. It is no protection against forgery, and needs none: any key is a valid place to start.
public final class PageCursor {

    private static final byte VERSION = 1;
    private static final int CHECKSUM = Integer.BYTES;

    private PageCursor() {}

    /// The text that stands for the end of a page.
    ///
    /// @param lastKey key of the last row of the page
    /// @param filters what was asked for, in a form that is equal exactly when list and filters are
    public static String after(byte[] lastKey, String filters) {
        ByteBuffer buffer = ByteBuffer.allocate(Byte.BYTES + lastKey.length + CHECKSUM);
        buffer.put(VERSION).put(lastKey);
        CRC32 checksum = new CRC32();
        checksum.update(buffer.array(), 0, buffer.position());
        checksum.update(filters.getBytes(StandardCharsets.UTF_8));
        buffer.putInt((int) checksum.getValue());
        return Base64.getUrlEncoder().withoutPadding().encodeToString(buffer.array());
    }

    /// The same for a list whose key is one number.
    public static String after(long lastKey, String filters) {
        return after(ByteBuffer.allocate(Long.BYTES).putLong(lastKey).array(), filters);
    }

    /// The key after which the page starts.
    ///
    /// @throws RequestProblem 400 naming `cursor`, unless [#after] made this text for these filters
    public static byte[] key(String cursor, String filters) {
        byte[] bytes = decode(cursor);
        if (bytes.length >= Byte.BYTES + CHECKSUM) {
            byte[] lastKey = Arrays.copyOfRange(bytes, Byte.BYTES, bytes.length - CHECKSUM);
            // As text: base64 has bits to spare at the end, which decoding ignores.
            if (cursor.equals(after(lastKey, filters))) {
                return lastKey;
            }
        }
        throw refused();
    }

    /// The same for a list whose key is one number.
    public static long read(String cursor, String filters) {
        byte[] lastKey = key(cursor, filters);
        if (lastKey.length != Long.BYTES) {
            throw refused();
        }
        return ByteBuffer.wrap(lastKey).getLong();
    }

    /// For a list that finds no key of its own in the bytes.
    public static RequestProblem refused() {
        return RequestProblem.invalidParameter(
                "cursor",
                "Use o proximo_cursor da página anterior sem alterá-lo, com os mesmos filtros; sem cursor, a consulta recomeça.");
    }

    private static byte[] decode(String cursor) {
        try {
            return Base64.getUrlDecoder().decode(cursor);
        } catch (IllegalArgumentException _) {
            return new byte[0];
        }
    }
}
