package br.rastreamento.ingest.stream;

import java.util.Arrays;

/// Takes one record of RFC 4180 apart; keeps where its cells lie until the next one. For one thread.
final class CsvRow {

    /// The bytes end before the record does.
    static final int INCOMPLETE = -1;

    /// Quotes where none may be, or a quoted cell without end.
    static final int MALFORMED = -2;

    private final byte delimiter;
    private int[] bounds = new int[16];
    private boolean[] quoted = new boolean[8];
    private int size;

    CsvRow(byte delimiter) {
        this.delimiter = delimiter;
    }

    byte delimiter() {
        return delimiter;
    }

    int size() {
        return size;
    }

    /// Where the cell's content begins, within the quotes if it has any.
    int from(int cell) {
        return bounds[2 * cell];
    }

    /// Where the cell's content ends.
    int to(int cell) {
        return bounds[2 * cell + 1];
    }

    /// Whether quotes in the cell's content stand twice for one.
    boolean quoted(int cell) {
        return quoted[cell];
    }

    /// Whether there is nothing on the line.
    boolean isBlank() {
        return size == 1 && from(0) == to(0) && !quoted(0);
    }

    /// Reads the record that begins at `from`.
    ///
    /// @param last whether nothing comes after `to`
    /// @return where the next record begins, [#INCOMPLETE] or [#MALFORMED]
    int parse(byte[] bytes, int from, int to, boolean last) {
        size = 0;
        int at = from;
        while (true) {
            boolean quote = at < to && bytes[at] == '"';
            int end = quote ? quotedCell(bytes, at + 1, to, last) : plainCell(bytes, at, to, last);
            if (end < 0) {
                return end;
            }
            if (end == to) {
                return last ? end : INCOMPLETE;
            }
            if (bytes[end] == delimiter) {
                at = end + 1;
            } else {
                return afterLineEnd(bytes, end, to, last);
            }
        }
    }

    /// The content up to the closing quote; returns what comes after it.
    private int quotedCell(byte[] bytes, int from, int to, boolean last) {
        int at = from;
        while (true) {
            while (at < to && bytes[at] != '"') {
                at++;
            }
            if (at + 1 >= to) { // what comes after a quote tells what it means
                return at < to && last ? add(from, at, true, to) : last ? MALFORMED : INCOMPLETE;
            }
            if (bytes[at + 1] != '"') {
                return add(from, at, true, at + 1);
            }
            at += 2;
        }
    }

    private int plainCell(byte[] bytes, int from, int to, boolean last) {
        int at = from;
        while (at < to && bytes[at] != delimiter && bytes[at] != '\n') {
            if (bytes[at] == '"') {
                return MALFORMED;
            }
            at++;
        }
        if (at == to && !last) {
            return INCOMPLETE;
        }
        boolean lineFeed = at < to && bytes[at] == '\n';
        if (lineFeed && at > from && bytes[at - 1] == '\r') {
            return add(from, at - 1, false, at - 1);
        }
        return add(from, at, false, at);
    }

    private int afterLineEnd(byte[] bytes, int at, int to, boolean last) {
        if (bytes[at] == '\n') {
            return at + 1;
        }
        if (bytes[at] != '\r') {
            return MALFORMED;
        }
        if (at + 1 == to) {
            return last ? to : INCOMPLETE;
        }
        return bytes[at + 1] == '\n' ? at + 2 : MALFORMED;
    }

    private int add(int from, int to, boolean inQuotes, int next) {
        if (size == quoted.length) {
            quoted = Arrays.copyOf(quoted, 2 * size);
            bounds = Arrays.copyOf(bounds, 4 * size);
        }
        bounds[2 * size] = from;
        bounds[2 * size + 1] = to;
        quoted[size++] = inQuotes;
        return next;
    }
}
