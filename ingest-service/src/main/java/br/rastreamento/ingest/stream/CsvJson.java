package br.rastreamento.ingest.stream;

import java.io.ByteArrayOutputStream;
import java.util.List;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.io.SerializedString;
import tools.jackson.core.json.JsonFactory;

/// Makes of a record the JSON object that the carrier would have sent instead: a field for each column, texts as they
/// are, `id_pacote` as a number where it is one. For one thread.
final class CsvJson {

    private static final JsonFactory FACTORY = new JsonFactory();

    /// As many digits as any long may have, and then it is for the event's rules to judge.
    private static final int MAX_DIGITS = 18;

    private final List<SerializedString> names;
    private final int idColumn;
    private final ByteArrayOutputStream json = new ByteArrayOutputStream(512);

    CsvJson(CsvHeader header) {
        names = header.columns().stream().map(SerializedString::new).toList();
        idColumn = header.idColumn();
    }

    /// The record's JSON in UTF-8.
    ///
    /// @param row as many cells as the header has columns, in `bytes`
    byte[] write(CsvRow row, byte[] bytes) {
        json.reset();
        try (JsonGenerator object = FACTORY.createGenerator(ObjectWriteContext.empty(), json)) {
            object.writeStartObject();
            for (int cell = 0; cell < row.size(); cell++) {
                object.writeName(names.get(cell));
                if (cell == idColumn && isNumber(row, cell, bytes)) {
                    object.writeNumber(number(row, cell, bytes));
                } else {
                    writeText(object, row, cell, bytes);
                }
            }
            object.writeEndObject();
        }
        return json.toByteArray();
    }

    private static void writeText(JsonGenerator object, CsvRow row, int cell, byte[] bytes) {
        int from = row.from(cell);
        int to = row.to(cell);
        if (!row.quoted(cell)) {
            object.writeUTF8String(bytes, from, to - from);
            return;
        }
        byte[] text = new byte[to - from];
        int length = 0;
        for (int at = from; at < to; at++) {
            text[length++] = bytes[at];
            if (bytes[at] == '"') {
                at++; // the second of the pair
            }
        }
        object.writeUTF8String(text, 0, length);
    }

    private static boolean isNumber(CsvRow row, int cell, byte[] bytes) {
        int length = row.to(cell) - row.from(cell);
        if (length == 0 || length > MAX_DIGITS || bytes[row.from(cell)] == '0') {
            return false;
        }
        for (int at = row.from(cell); at < row.to(cell); at++) {
            if (bytes[at] < '0' || bytes[at] > '9') {
                return false;
            }
        }
        return true;
    }

    private static long number(CsvRow row, int cell, byte[] bytes) {
        long number = 0;
        for (int at = row.from(cell); at < row.to(cell); at++) {
            number = 10 * number + (bytes[at] - '0');
        }
        return number;
    }
}
