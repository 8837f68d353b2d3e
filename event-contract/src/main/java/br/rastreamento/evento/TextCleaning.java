package br.rastreamento.evento;

import static br.rastreamento.evento.ViolationCode.CARACTERE_INVALIDO;
import static br.rastreamento.evento.ViolationCode.TAMANHO_EXCEDIDO;
import static br.rastreamento.evento.ViolationCode.VALOR_VAZIO;

import java.text.Normalizer;
import java.util.Locale;

/// One form for texts that mean the same, so that equal scans compare equal (R1). Cleaning what is clean changes nothing.
///
/// White space is what Unicode calls White_Space: space, tab, line breaks, NBSP, U+2007, U+202F, U+3000 and the like. It
/// goes at both ends and becomes one space inside. Every other control character (category Cc) and every unpaired
/// surrogate makes the text invalid. Lengths count Unicode characters (code points), as PostgreSQL's `char_length` does.
public final class TextCleaning {

    /// Longest origin or destination, in characters.
    public static final int MAX_PLACE = 255;

    /// Longest status, in characters.
    public static final int MAX_STATUS = 100;

    /// Characters below this one are in NFC whatever their neighbours are.
    private static final char FIRST_COMBINING = '\u0300';

    /// No character decomposes into more than four, so a text four times too long cannot normalise to a fitting one.
    /// Looked at before normalising, whose time grows with the square of a run of combining marks.
    private static final int MAX_DECOMPOSITION = 4;

    private TextCleaning() {}

    /// Cleans an origin or destination: NFC, trimmed, inner white space collapsed, 1–255 characters.
    public static CleanedText place(String raw) {
        return isPlain(raw, MAX_PLACE) ? new CleanedText.Clean(raw) : clean(raw, MAX_PLACE, false);
    }

    /// Cleans a status: as [#place(String)], upper case, 1–100 characters. The catalogue's canonical form comes after
    /// this ([StatusCatalog#canonical(String)]).
    public static CleanedText status(String raw) {
        if (isPlain(raw, MAX_STATUS)) {
            String upper = raw.toUpperCase(Locale.ROOT);
            if (isPlain(upper, MAX_STATUS)) {
                return new CleanedText.Clean(upper);
            }
        }
        return clean(raw, MAX_STATUS, true);
    }

    /// Whether there is nothing to do; true for nearly every real text.
    private static boolean isPlain(String text, int maxLength) {
        int length = text.length();
        if (length == 0 || length > maxLength || text.charAt(length - 1) == ' ') {
            return false;
        }
        boolean afterSpace = true;
        for (int i = 0; i < length; i++) {
            char c = text.charAt(i);
            boolean space = c == ' ';
            if (space ? afterSpace : !isPlain(c)) {
                return false;
            }
            afterSpace = space;
        }
        return true;
    }

    private static boolean isPlain(char c) {
        return (c > ' ' && c < '\u007F') || (c > '\u00A0' && c < FIRST_COMBINING);
    }

    private static CleanedText clean(String raw, int maxCharacters, boolean upperCase) {
        StringBuilder collapsed = new StringBuilder(Math.min(raw.length(), 1_024));
        if (!collapse(raw, collapsed)) {
            return new CleanedText.Refused(CARACTERE_INVALIDO);
        }
        if (collapsed.isEmpty()) {
            return new CleanedText.Refused(VALOR_VAZIO);
        }
        if (collapsed.codePointCount(0, collapsed.length()) > MAX_DECOMPOSITION * maxCharacters) {
            return new CleanedText.Refused(TAMANHO_EXCEDIDO);
        }
        String clean = Normalizer.normalize(collapsed, Normalizer.Form.NFC);
        if (upperCase) { // may change the length and leave NFC: normalise again, then measure
            clean = Normalizer.normalize(clean.toUpperCase(Locale.ROOT), Normalizer.Form.NFC);
        }
        return clean.codePointCount(0, clean.length()) > maxCharacters
                ? new CleanedText.Refused(TAMANHO_EXCEDIDO)
                : new CleanedText.Clean(clean);
    }

    /// Copies `raw` with its white space trimmed and collapsed; false if it holds a character that no text may hold.
    private static boolean collapse(String raw, StringBuilder collapsed) {
        boolean pendingSpace = false;
        int character;
        for (int i = 0; i < raw.length(); i += Character.charCount(character)) {
            character = raw.codePointAt(i);
            if (isWhiteSpace(character)) {
                pendingSpace = !collapsed.isEmpty();
                continue;
            }
            int type = Character.getType(character);
            if (type == Character.CONTROL || type == Character.SURROGATE) {
                return false;
            }
            if (pendingSpace) {
                collapsed.append(' ');
                pendingSpace = false;
            }
            collapsed.appendCodePoint(character);
        }
        return true;
    }

    /// Unicode's property White_Space. Java's own tests differ: [Character#isWhitespace(int)] leaves NBSP out and takes
    /// four separator controls in.
    private static boolean isWhiteSpace(int character) {
        return (character >= '\t' && character <= '\r')
                || character == '\u0085'
                || Character.isSpaceChar(character);
    }
}
