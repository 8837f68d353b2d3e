package br.rastreamento.simulator.feed;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.OptionalInt;
import java.util.zip.CRC32;

/// Cursors of one feed: the index of the next row, with a checksum, so that another feed's cursors and invented ones are
/// recognised. Immutable.
///
/// @param feed what tells feeds apart
record FeedCursor(String feed) {

    private static final int BYTES = 2 * Integer.BYTES;

    String encode(int index) {
        byte[] bytes = ByteBuffer.allocate(BYTES).putInt(index).putInt(checksum(index)).array();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /// Empty if it is no cursor of this feed.
    OptionalInt decode(String cursor) {
        try {
            byte[] bytes = Base64.getUrlDecoder().decode(cursor);
            if (bytes.length != BYTES) {
                return OptionalInt.empty();
            }
            ByteBuffer buffer = ByteBuffer.wrap(bytes);
            int index = buffer.getInt();
            return buffer.getInt() == checksum(index) ? OptionalInt.of(index) : OptionalInt.empty();
        } catch (IllegalArgumentException e) { // not base64
            return OptionalInt.empty();
        }
    }

    private int checksum(int index) {
        CRC32 crc = new CRC32();
        crc.update((feed + '#' + index).getBytes(StandardCharsets.UTF_8));
        return (int) crc.getValue();
    }
}
