package br.rastreamento.dashboard.parcels;

import br.rastreamento.evento.StatusPhase;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Which parcels to list; filters that are given must all hold.
///
/// @param status current status in the catalogue's form
/// @param fase current phase
/// @param origem exactly, after cleaning; so is `destino`
record ParcelFilter(
        @Nullable String status,
        @Nullable StatusPhase fase,
        @Nullable String origem,
        @Nullable String destino) {

    /// SQL for the WHERE clause of a query over `pacotes p`; starts with AND unless empty.
    ///
    /// The EXISTS are decided once, before the scan: a status or phase that no parcel has at the moment would
    /// otherwise be looked for in every parcel. The counts are exact (R6), so this changes no answer.
    String conditions() {
        StringBuilder sql = new StringBuilder();
        if (status != null) {
            sql.append(
                    """

                    AND p.status_atual = :status
                    AND EXISTS (SELECT FROM resumo_status WHERE status_rastreamento = :status AND total_pacotes > 0)\
                    """);
        }
        if (fase != null) {
            sql.append(
                    """

                    AND p.fase_atual = CAST(:fase AS fase_rastreamento)
                    AND EXISTS (SELECT FROM resumo_status
                                 WHERE fase = CAST(:fase AS fase_rastreamento) AND total_pacotes > 0)\
                    """);
        }
        if (origem != null) {
            sql.append("\nAND p.origem = :origem");
        }
        if (destino != null) {
            sql.append("\nAND p.destino = :destino");
        }
        return sql.toString();
    }

    /// Values for the names in [#conditions].
    Map<String, String> values() {
        Map<String, String> values = new LinkedHashMap<>();
        put(values, "status", status);
        put(values, "fase", fase == null ? null : fase.name());
        put(values, "origem", origem);
        put(values, "destino", destino);
        return values;
    }

    /// Equal exactly for equal filters; values cannot contain NUL or `=` in a name.
    String key() {
        StringBuilder key = new StringBuilder();
        values().forEach((name, value) -> key.append(name).append('=').append(value).append('\0'));
        return key.toString();
    }

    private static void put(Map<String, String> values, String name, @Nullable String value) {
        if (value != null) {
            values.put(name, value);
        }
    }
}
