package br.rastreamento.ingest.stream;

import br.rastreamento.evento.EventJson;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// What the first line of a CSV file says: the names of the columns, in whatever order, and what separates them.
///
/// @param delimiter `,` or `;`
/// @param columns names of the event's fields among others, none twice
record CsvHeader(byte delimiter, List<String> columns) {

    private static final List<String> FIELDS = EventJson.fieldNames();

    /// Takes the header apart.
    ///
    /// @param row the cells, split at `delimiter`
    /// @throws UnreadableStream if a column is missing, repeated or without a name
    static CsvHeader of(List<String> row, byte delimiter) throws UnreadableStream {
        List<String> columns = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (String cell : row) {
            String name = fieldName(cell.strip());
            if (name.isEmpty()) {
                throw wrong("a coluna " + (columns.size() + 1) + " não tem nome");
            }
            if (!seen.add(name)) {
                throw wrong("a coluna " + (columns.size() + 1) + " repete o nome de outra");
            }
            columns.add(name);
        }
        List<String> missing = FIELDS.stream().filter(name -> !seen.contains(name)).toList();
        if (!missing.isEmpty()) {
            throw wrong(
                    (missing.size() == 1 ? "falta a coluna " : "faltam as colunas ")
                            + String.join(", ", missing));
        }
        return new CsvHeader(delimiter, List.copyOf(columns));
    }

    /// Where `id_pacote` is, which is a number in JSON.
    int idColumn() {
        return columns.indexOf(FIELDS.getFirst());
    }

    // A spreadsheet may have changed the case of a field's name; other columns keep theirs.
    private static String fieldName(String cell) {
        String lower = cell.toLowerCase(Locale.ROOT);
        return FIELDS.contains(lower) ? lower : cell;
    }

    private static UnreadableStream wrong(String reason) {
        return new UnreadableStream("Linha 1: no cabeçalho do CSV " + reason + ".");
    }
}
