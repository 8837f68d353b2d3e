package br.rastreamento.evento;

import tools.jackson.core.JsonParser;

/// The id of a parcel as carriers send it: a whole number, or a string of ASCII digits.
final class ParcelId {

    private static final int MAX_DIGITS = 19;

    private ParcelId() {}

    /// The id, or 0 if the number or string that is the parser's current token is none. Looks at the characters as they
    /// came: converting a number of a million digits first takes many seconds.
    static long parse(JsonParser parser) {
        char[] characters = parser.getStringCharacters();
        int from = parser.getStringOffset();
        int to = from + parser.getStringLength();
        while (from < to && characters[from] == '0') {
            from++;
        }
        if (to - from > MAX_DIGITS) {
            return 0;
        }
        long id = 0;
        for (int i = from; i < to; i++) {
            int digit = characters[i] - '0';
            if (digit < 0 || digit > 9) {
                return 0;
            }
            id = id * 10 + digit;
        }
        return Math.max(id, 0); // 19 digits overflow at most once, to a negative number
    }
}
