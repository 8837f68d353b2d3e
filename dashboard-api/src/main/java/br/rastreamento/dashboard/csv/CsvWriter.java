package br.rastreamento.dashboard.csv;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import org.jspecify.annotations.Nullable;

/// Writes RFC 4180: UTF-8, lines ended by CR LF, fields quoted where they must be. For one thread.
public final class CsvWriter {

    // What starts like this is a formula to a spreadsheet, and run (OWASP, "CSV injection").
    private static final String FORMULA = "=+-@\t\r\n＝＋－＠";

    private final Writer text;

    /// Never closes the stream.
    public CsvWriter(OutputStream stream) {
        text = new BufferedWriter(new OutputStreamWriter(stream, UTF_8));
    }

    /// Writes a line.
    ///
    /// @param fields numbers as they are; null: empty; anything else as text, which is shown with an apostrophe in front
    ///     where a spreadsheet would calculate with it
    public void row(@Nullable Object... fields) throws IOException {
        for (int i = 0; i < fields.length; i++) {
            if (i > 0) {
                text.write(',');
            }
            text.write(field(fields[i]));
        }
        text.write("\r\n");
    }

    /// Hands what was written so far to the stream, and the stream to the caller.
    public void flush() throws IOException {
        text.flush();
    }

    private static String field(@Nullable Object value) {
        if (value == null) {
            return "";
        }
        return value instanceof Number ? value.toString() : quoted(harmless(value.toString()));
    }

    private static String harmless(String text) {
        return !text.isEmpty() && FORMULA.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    }

    private static String quoted(String text) {
        return text.chars().anyMatch(c -> c == '"' || c == ',' || c == '\r' || c == '\n')
                ? '"' + text.replace("\"", "\"\"") + '"'
                : text;
    }
}
