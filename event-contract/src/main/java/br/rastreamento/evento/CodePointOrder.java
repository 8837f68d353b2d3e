package br.rastreamento.evento;

import java.util.Comparator;

/// Text by Unicode code point (R3, R4), which is also the order of the database's collation "C" on UTF-8.
/// `String.compareTo` differs: it puts supplementary characters before U+E000 … U+FFFF.
public enum CodePointOrder implements Comparator<String> {
    BY_CODE_POINT;

    @Override
    public int compare(String a, String b) {
        int length = Math.min(a.length(), b.length());
        for (int i = 0; i < length; i++) {
            char x = a.charAt(i);
            char y = b.charAt(i);
            if (x != y) {
                boolean bothOrNeither = Character.isSurrogate(x) == Character.isSurrogate(y);
                return bothOrNeither ? Character.compare(x, y) : Character.isSurrogate(x) ? 1 : -1;
            }
        }
        return Integer.compare(a.length(), b.length());
    }
}
