package br.rastreamento.dashboard.stalled;

import br.rastreamento.dashboard.parcels.Parcel;
import br.rastreamento.dashboard.web.Parameters;
import br.rastreamento.evento.StatusPhase;
import br.rastreamento.problema.RequestProblem;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Which parcels to list; what is given must all hold.
///
/// @param days with [Criterion#DIAS]: longer than so many times 24 h, 1 to 365; else 0
/// @param origem exactly, after cleaning; so is `destino`
/// @param fase current phase
record StalledFilter(
        Criterion criterion,
        int days,
        @Nullable String origem,
        @Nullable String destino,
        @Nullable StatusPhase fase) {

    /// All that are silent for longer than their route allows.
    static final StalledFilter BY_ROUTE = new StalledFilter(Criterion.ROTA, 0, null, null, null);

    private static final int DEFAULT_DAYS = 5;
    private static final int MAX_DAYS = 365;

    static StalledFilter of(
            @Nullable String criterion,
            @Nullable String days,
            @Nullable String origin,
            @Nullable String destination,
            @Nullable String phase) {
        Criterion wanted = Parameters.choice("criterio", criterion, Criterion.DIAS);
        int limit = Parameters.integer("dias", days, DEFAULT_DAYS, 1, MAX_DAYS);
        if (wanted == Criterion.ROTA && days != null && !days.isBlank()) {
            throw RequestProblem.invalidParameter(
                    "dias", "Com criterio=rota o limite é o da rota; não informe dias.");
        }
        return new StalledFilter(
                wanted,
                wanted == Criterion.DIAS ? limit : 0,
                Parameters.place("origem", origin),
                Parameters.place("destino", destination),
                Parameters.phase(phase));
    }

    /// SQL: AND and a comparison for each of origin, destination and phase that is given, over `pacotes p`.
    String conditions() {
        return (origem == null ? "" : " AND p.origem = :origem")
                + (destino == null ? "" : " AND p.destino = :destino")
                + (fase == null ? "" : " AND p.fase_atual = CAST(:fase AS fase_rastreamento)");
    }

    /// Values for the names in [#conditions].
    Map<String, String> values() {
        Map<String, String> values = new LinkedHashMap<>();
        if (origem != null) {
            values.put("origem", origem);
        }
        if (destino != null) {
            values.put("destino", destino);
        }
        if (fase != null) {
            values.put("fase", fase.name());
        }
        return values;
    }

    /// Whether a stalled parcel has the origin, destination and phase.
    boolean accepts(Parcel parcel) {
        return (origem == null || origem.equals(parcel.origem()))
                && (destino == null || destino.equals(parcel.destino()))
                && (fase == null || fase == parcel.fase());
    }

    /// Equal exactly for equal filters; values cannot contain NUL.
    String key() {
        StringBuilder key = new StringBuilder("parados\0" + criterion + '\0' + days + '\0');
        values().forEach((name, value) -> key.append(name).append('=').append(value).append('\0'));
        return key.toString();
    }
}
