package br.rastreamento.ingest.stream;

import static java.nio.charset.StandardCharsets.UTF_8;

import br.rastreamento.evento.Utf8;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// CSV as RFC 4180 has it, with `,` or `;`, in UTF-8; the first line names the columns. A record that is none costs its
/// line only: the next line is read as a new record (R8). A line that is not in UTF-8 ends the stream, because a file in
/// another encoding would be taken in without its lines with accents.
public final class CsvReader implements ItemReader {

    private static final String STRAY_QUOTES =
            "A linha não é CSV (RFC 4180): aspas fora do lugar ou que não se fecham.";

    private static final byte LINE_FEED = '\n';

    private final ByteWindow window;
    private final PartialRecord partial = new PartialRecord();
    private long line = 1;
    private boolean skipping;
    private @Nullable CsvHeader header;
    private CsvRow row = new CsvRow((byte) ',');
    private @Nullable CsvJson json;

    public CsvReader(InputStream in) {
        this.window = new ByteWindow(in);
    }

    @Override
    public boolean read(ItemSink sink) throws IOException {
        window.fill();
        if (!window.begun()) {
            return true;
        }
        if (header == null && (window.length() == 0 || !readHeader())) {
            return !window.ended();
        }
        while (window.length() > 0 && readRecord(sink)) {
            // on to the next one
        }
        return !window.ended();
    }

    /// Whether it was all there.
    private boolean readHeader() throws UnreadableStream {
        if (!partial.isWorthALook(window)) {
            return false;
        }
        int end = row.parse(window.bytes(), window.from(), window.to(), window.ended());
        if (end == CsvRow.MALFORMED || (row.size() == 1 && end != CsvRow.INCOMPLETE)) {
            row = new CsvRow((byte) ';');
            end = row.parse(window.bytes(), window.from(), window.to(), window.ended());
        }
        if (end == CsvRow.INCOMPLETE && window.length() <= MAX_ITEM_BYTES) {
            row = new CsvRow((byte) ',');
            partial.looked(window);
            return false;
        }
        if (end < 0) {
            throw new UnreadableStream("Linha 1: o cabeçalho não é CSV (RFC 4180).");
        }
        requireUtf8(window.from(), end);
        header = CsvHeader.of(cells(), row.delimiter());
        json = new CsvJson(header);
        next(end);
        return true;
    }

    /// Whether there was one, or a line to do without.
    private boolean readRecord(ItemSink sink) throws UnreadableStream {
        if (skipping) {
            return skipLine();
        }
        if (!partial.isWorthALook(window)) {
            return false;
        }
        int end = row.parse(window.bytes(), window.from(), window.to(), window.ended());
        if (end == CsvRow.INCOMPLETE && window.length() <= MAX_ITEM_BYTES) {
            partial.looked(window);
            return false;
        }
        if (end == CsvRow.INCOMPLETE || end == CsvRow.MALFORMED) {
            boolean oneLine = window.indexOf(LINE_FEED, window.from()) < 0;
            sink.refused(
                    end == CsvRow.INCOMPLETE && oneLine
                            ? Refusals.tooLong()
                            : Refusals.badCsv(STRAY_QUOTES),
                    line);
            skipping = true;
            partial.forget();
            return true;
        }
        requireUtf8(window.from(), end);
        if (!row.isBlank()) {
            hand(sink);
        }
        next(end);
        return true;
    }

    private void hand(ItemSink sink) {
        int columns = header().columns().size();
        if (row.size() != columns) {
            sink.refused(
                    Refusals.badCsv(
                            "A linha tem %d colunas; o cabeçalho tem %d."
                                    .formatted(row.size(), columns)),
                    line);
            return;
        }
        byte[] item = json().write(row, window.bytes());
        sink.item(item, 0, item.length, line);
    }

    /// Goes past the next line end.
    private boolean skipLine() throws UnreadableStream {
        int newline = window.indexOf(LINE_FEED, window.from());
        requireUtf8(window.from(), newline < 0 ? window.from() : newline);
        if (newline < 0) {
            window.dropBefore(window.to());
            return false;
        }
        skipping = false;
        next(newline + 1);
        return true;
    }

    private void next(int position) {
        partial.forget();
        for (int at = window.from(); at < position; at++) {
            if (window.bytes()[at] == '\n') {
                line++;
            }
        }
        window.dropBefore(position);
    }

    private void requireUtf8(int from, int to) throws UnreadableStream {
        if (!Utf8.isValid(window.bytes(), from, to)) {
            throw new UnreadableStream(
                    "Linha "
                            + lineOfFlaw(from, to)
                            + ": o CSV não está em UTF-8 (parece Latin-1 ou Windows-1252). Converta o arquivo para UTF-8 e envie de novo.");
        }
    }

    /// A record in quotes may have several lines.
    private long lineOfFlaw(int from, int to) {
        long at = line;
        int start = from;
        int newline = window.indexOf(LINE_FEED, start);
        while (newline >= 0 && newline < to && Utf8.isValid(window.bytes(), start, newline)) {
            at++;
            start = newline + 1;
            newline = window.indexOf(LINE_FEED, start);
        }
        return at;
    }

    private List<String> cells() {
        List<String> cells = new ArrayList<>();
        for (int cell = 0; cell < row.size(); cell++) {
            cells.add(
                    new String(window.bytes(), row.from(cell), row.to(cell) - row.from(cell), UTF_8)
                            .replace("\"\"", "\""));
        }
        return cells;
    }

    private CsvHeader header() {
        return Objects.requireNonNull(header);
    }

    private CsvJson json() {
        return Objects.requireNonNull(json);
    }
}
