package br.rastreamento.evento;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/// A place in JSON text (RFC 8259) that moves forward over what is written plainly. Knows less than a parser and never
/// more: where it says no, a parser decides, from the start. The bytes were checked to be UTF-8 ([Utf8]). For one thread.
final class PlainJson {

    private static final int MAX_NESTING = 8;

    /// Any number of so many digits is a `long`.
    private static final int MAX_ID_DIGITS = 18;

    private static final VarHandle EIGHT_BYTES =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long EACH = 0x0101010101010101L;
    private static final long HIGH_BITS = 0x8080808080808080L;

    private final byte[] bytes;
    private final int end;
    private int at;
    private int textFrom;
    private int textTo;

    PlainJson(byte[] bytes, int from, int to) {
        this.bytes = bytes;
        this.at = from;
        this.end = to;
    }

    byte[] bytes() {
        return bytes;
    }

    /// Where the text that was read last starts, behind its quote.
    int textFrom() {
        return textFrom;
    }

    /// Where the text that was read last ends, before its quote.
    int textTo() {
        return textTo;
    }

    /// Goes past white space; whether that was all.
    boolean isAtEnd() {
        skipSpace();
        return at == end;
    }

    /// Goes past white space and the character, if it is there.
    boolean take(char expected) {
        if (skipIf(expected)) {
            return true;
        }
        skipSpace();
        return skipIf(expected);
    }

    /// Goes past these bytes, if they are next.
    boolean takeNext(byte[] expected) {
        int after = at + expected.length;
        if (after > end || !Arrays.equals(bytes, at, after, expected, 0, expected.length)) {
            return false;
        }
        at = after;
        return true;
    }

    /// Reads a string that has no escapes; its bytes are the text's.
    boolean readText() {
        if (!take('"')) {
            return false;
        }
        textFrom = at;
        textTo = nextSpecial(at);
        at = textTo + 1;
        return textTo < end && bytes[textTo] == '"';
    }

    /// Reads an integer without sign or leading zero, or a string of digits.
    ///
    /// @return 0 if neither is there, and for 0 and numbers of many digits
    long readId() {
        if (!take('"')) {
            return at < end && bytes[at] != '0' ? readDigits() : 0;
        }
        long id = readDigits();
        return skipIf('"') ? id : 0;
    }

    private long readDigits() {
        int from = at;
        long number = 0;
        while (at < end && isDigit(bytes[at])) {
            number = number * 10 + (bytes[at] - '0');
            at++;
        }
        return at - from <= MAX_ID_DIGITS ? number : 0;
    }

    /// Goes past a value of any kind that is not nested deeply.
    boolean skipValue() {
        return skipValue(0);
    }

    private boolean skipValue(int depth) {
        skipSpace();
        if (at == end) {
            return false;
        }
        return switch (bytes[at]) {
            case '"' -> skipString();
            case '{' -> depth < MAX_NESTING && skipItems('}', depth + 1);
            case '[' -> depth < MAX_NESTING && skipItems(']', depth + 1);
            case 't' -> skipWord("true");
            case 'f' -> skipWord("false");
            case 'n' -> skipWord("null");
            default -> skipNumber();
        };
    }

    private boolean skipItems(char close, int depth) {
        at++;
        if (take(close)) {
            return true;
        }
        do {
            boolean named = close == ']' || (skipString() && take(':'));
            if (!named || !skipValue(depth)) {
                return false;
            }
        } while (take(','));
        return take(close);
    }

    /// Goes past a string in which every escape is of one character.
    private boolean skipString() {
        if (!take('"')) {
            return false;
        }
        while ((at = nextSpecial(at)) < end) {
            byte special = bytes[at++];
            if (special == '"') {
                return true;
            }
            if (special != '\\' || at == end || "\"\\/bfnrt".indexOf(bytes[at++]) < 0) {
                return false;
            }
        }
        return false;
    }

    private boolean skipWord(String word) {
        for (int i = 0; i < word.length(); i++) {
            if (at == end || bytes[at++] != word.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    /// Goes past a number up to its exponent, at which whoever goes on gives up.
    private boolean skipNumber() {
        skipIf('-');
        boolean whole = skipIf('0') || skipDigits();
        return whole && (!skipIf('.') || skipDigits());
    }

    private boolean skipIf(char c) {
        boolean there = at < end && bytes[at] == c;
        if (there) {
            at++;
        }
        return there;
    }

    private boolean skipDigits() {
        int from = at;
        while (at < end && isDigit(bytes[at])) {
            at++;
        }
        return at > from;
    }

    private void skipSpace() {
        while (at < end
                && (bytes[at] == ' '
                        || bytes[at] == '\n'
                        || bytes[at] == '\r'
                        || bytes[at] == '\t')) {
            at++;
        }
    }

    /// The first quote, backslash or control character from `from` on, or the end.
    private int nextSpecial(int from) {
        int next = from;
        for (; next <= end - 8; next += 8) {
            long special = specialsOf((long) EIGHT_BYTES.get(bytes, next));
            if (special != 0) {
                return next + (Long.numberOfTrailingZeros(special) >> 3);
            }
        }
        while (next < end && !isSpecial(bytes[next])) {
            next++;
        }
        return next;
    }

    /// The high bit of each special byte, and perhaps of bytes after the first of them.
    private static long specialsOf(long eight) {
        long quotes = eight ^ ('"' * EACH);
        long backslashes = eight ^ ('\\' * EACH);
        return (((quotes - EACH) & ~quotes)
                        | ((backslashes - EACH) & ~backslashes)
                        | ((eight - ' ' * EACH) & ~eight))
                & HIGH_BITS;
    }

    private static boolean isSpecial(byte b) {
        return b == '"' || b == '\\' || (b >= 0 && b < ' ');
    }

    private static boolean isDigit(byte b) {
        return b >= '0' && b <= '9';
    }
}
