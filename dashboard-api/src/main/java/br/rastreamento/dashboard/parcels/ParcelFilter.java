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
/// @param comExcecao whether any of the parcel's scans ever was of phase `EXCECAO`
record ParcelFilter(
        @Nullable String status,
        @Nullable StatusPhase fase,
        @Nullable String origem,
        @Nullable String destino,
        @Nullable Boolean comExcecao) {

    boolean hasState() {
        return status != null || fase != null;
    }

    boolean hasRoute() {
        return origem != null || destino != null;
    }

    /// Whether it wants the parcels of dozens of routes, and of these all or all without an exception.
    boolean wantsOnlyOneEndOfARoute() {
        return (origem == null) != (destino == null) && !hasState() && !wantsExceptions();
    }

    boolean wantsExceptions() {
        return Boolean.TRUE.equals(comExcecao);
    }

    /// SQL: AND and a comparison for each of status and phase that is given.
    ///
    /// @param status name of the column, so is `phase`
    String state(String status, String phase) {
        return (this.status == null ? "" : " AND " + status + " = :status")
                + (fase == null ? "" : " AND " + phase + " = CAST(:fase AS fase_rastreamento)");
    }

    /// SQL: AND and a comparison for each of origin and destination that is given.
    ///
    /// @param table or alias that has them
    String route(String table) {
        return (origem == null ? "" : " AND " + table + ".origem = :origem")
                + (destino == null ? "" : " AND " + table + ".destino = :destino");
    }

    /// SQL: AND and a condition on the alias `p` of `pacotes`, if exceptions are asked for. Without a parameter, so that a partial index
    /// may serve it.
    String exception() {
        return comExcecao == null
                ? ""
                : comExcecao ? " AND p.teve_excecao" : " AND NOT p.teve_excecao";
    }

    /// Values for the names in [#state] and [#route]; what [#exception] asks for is among them for [#key].
    Map<String, String> values() {
        Map<String, String> values = new LinkedHashMap<>();
        put(values, "status", status);
        put(values, "fase", fase == null ? null : fase.name());
        put(values, "origem", origem);
        put(values, "destino", destino);
        put(values, "com_excecao", comExcecao == null ? null : comExcecao.toString());
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
