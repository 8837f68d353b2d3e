package br.rastreamento.simulator.csv;

import br.rastreamento.simulator.stream.WireEvent;
import java.io.IOException;
import java.io.Writer;
import java.util.List;

/// The carrier's daily file: a header and one record an event, as RFC 4180 has it (CRLF, quotes where needed).
public final class CsvFile {

    private final Writer out;

    /// Writes the header.
    public CsvFile(Writer out) throws IOException {
        this.out = out;
        writeRecord(WireEvent.FIELD_NAMES);
    }

    public void write(WireEvent event) throws IOException {
        writeRecord(event.row());
    }

    private void writeRecord(List<String> values) throws IOException {
        for (int i = 0; i < values.size(); i++) {
            if (i > 0) {
                out.write(',');
            }
            out.write(quotedIfNeeded(values.get(i)));
        }
        out.write("\r\n");
    }

    private static String quotedIfNeeded(String value) {
        boolean plain =
                value.chars().noneMatch(c -> c == ',' || c == '"' || c == '\r' || c == '\n');
        return plain ? value : '"' + value.replace("\"", "\"\"") + '"';
    }
}
