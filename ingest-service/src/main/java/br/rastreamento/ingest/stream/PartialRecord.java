package br.rastreamento.ingest.stream;

/// When a record of CSV that came in part is worth another look. A look begins at the record's first byte, so one at each
/// piece would cost a sender little and us the square of the record's length. For one thread.
final class PartialRecord {

    /// Looks at one record at every line end that comes, before it has to grow by a quarter between looks.
    private static final int MANY_LOOKS = 64;

    private static final byte LINE_FEED = '\n';

    private int looks;
    private int length;
    private int searched;
    private boolean lineEnd;

    /// The record at the window's beginning was not all there.
    void looked(ByteWindow window) {
        looks++;
        length = window.length();
        searched = length;
        lineEnd = false;
    }

    /// Another record begins.
    void forget() {
        looks = 0;
        length = 0;
        searched = 0;
        lineEnd = false;
    }

    /// Whether the record may be all there, or is one no more: nothing comes after it, it is too long, or a line has ended,
    /// as a record does.
    boolean isWorthALook(ByteWindow window) {
        if (looks == 0 || window.ended() || window.length() > ItemReader.MAX_ITEM_BYTES) {
            return true;
        }
        if (!lineEnd) {
            lineEnd = window.indexOf(LINE_FEED, window.from() + searched) >= 0;
            searched = window.length();
        }
        return lineEnd && (looks < MANY_LOOKS || window.length() - length >= length / 4);
    }
}
