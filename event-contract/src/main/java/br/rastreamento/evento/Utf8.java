package br.rastreamento.evento;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/// Strict UTF-8, as RFC 3629 has it. Jackson reads overlong forms and encoded surrogates without complaint; taken on
/// trust they would turn into a NUL or half a character behind the back of the cleaning rules.
public final class Utf8 {

    private static final VarHandle EIGHT_BYTES =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.nativeOrder());
    private static final long HIGH_BITS = 0x8080808080808080L;

    private Utf8() {}

    /// How many bytes a byte order mark takes at the start of `bytes`: 0 or 3.
    public static int byteOrderMarkLength(byte[] bytes) {
        boolean marked =
                bytes.length >= 3
                        && bytes[0] == (byte) 0xEF
                        && bytes[1] == (byte) 0xBB
                        && bytes[2] == (byte) 0xBF;
        return marked ? 3 : 0;
    }

    /// Whether the bytes from `from` (inclusive) to `to` (exclusive) are well-formed UTF-8. Linear, no allocation.
    public static boolean isValid(byte[] bytes, int from, int to) {
        int at = from;
        while (at < to) {
            at = skipAscii(bytes, at, to);
            if (at == to) {
                return true;
            }
            int length = characterLength(bytes, at, to);
            if (length == 0) {
                return false;
            }
            at += length;
        }
        return true;
    }

    private static int skipAscii(byte[] bytes, int from, int to) {
        int at = from;
        while (at <= to - 8 && ((long) EIGHT_BYTES.get(bytes, at) & HIGH_BITS) == 0) {
            at += 8;
        }
        while (at < to && bytes[at] >= 0) {
            at++;
        }
        return at;
    }

    /// Length of the well-formed multi-byte character at `at`, or 0 if there is none.
    private static int characterLength(byte[] bytes, int at, int to) {
        int lead = bytes[at] & 0xFF;
        if (lead < 0xC2 || lead > 0xF4) {
            return 0;
        }
        int length = lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
        if (to - at < length) {
            return 0;
        }
        for (int i = 1; i < length; i++) {
            if ((bytes[at + i] & 0xC0) != 0x80) {
                return 0;
            }
        }
        int second = bytes[at + 1] & 0xFF;
        boolean wellFormed =
                switch (lead) {
                    case 0xE0 -> second >= 0xA0; // shorter form exists below
                    case 0xED -> second < 0xA0; // surrogates above
                    case 0xF0 -> second >= 0x90; // shorter form exists below
                    case 0xF4 -> second < 0x90; // beyond U+10FFFF above
                    default -> true;
                };
        return wellFormed ? length : 0;
    }
}
