package br.rastreamento.dashboard.web;

import br.rastreamento.problema.RequestProblem;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.zip.CRC32;

/// Where a keyset page ended, as opaque text for the caller: URL-safe base64 of version, last key, and a checksum.
/// The checksum covers the filters too: a cursor that is damaged, or carried over to another query, is refused rather
/// than silently skipping rows. It is no protection against forgery, and needs none: any key is a valid place to start.
public final class PageCursor {

    private static final byte VERSION = 1;
    private static final int LENGTH = Byte.BYTES + Long.BYTES + Integer.BYTES;

    private PageCursor() {}

    /// The text that stands for the end of a page.
    ///
    /// @param lastKey key of the last row of the page
    /// @param filters what was asked for, in a form that is equal exactly when the filters are
    public static String after(long lastKey, String filters) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes(lastKey, filters));
    }

    /// The key after which the page starts.
    ///
    /// @throws RequestProblem 400 naming `cursor`, unless [#after] made this text for these filters
    public static long read(String cursor, String filters) {
        byte[] bytes = decode(cursor);
        if (bytes.length == LENGTH) {
            long lastKey = ByteBuffer.wrap(bytes).getLong(Byte.BYTES);
            // As text: base64 has bits to spare at the end, which decoding ignores.
            if (cursor.equals(after(lastKey, filters))) {
                return lastKey;
            }
        }
        throw RequestProblem.invalidParameter(
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

    private static byte[] bytes(long lastKey, String filters) {
        ByteBuffer buffer = ByteBuffer.allocate(LENGTH).put(VERSION).putLong(lastKey);
        CRC32 checksum = new CRC32();
        checksum.update(buffer.array(), 0, buffer.position());
        checksum.update(filters.getBytes(StandardCharsets.UTF_8));
        return buffer.putInt((int) checksum.getValue()).array();
    }
}
