package br.rastreamento.processor.recount;

import br.rastreamento.processor.fold.ParcelState;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// A parcel as its row has it and as its events have it.
///
/// @param stored null when events have no row
/// @param recounted null when a row has no events
/// @param events of the parcel
/// @param unknown those of them whose status the catalogue does not know
/// @param divergent as the row has it; events do not know
record RecountedParcel(
        long idPacote,
        @Nullable ParcelState stored,
        @Nullable ParcelState recounted,
        long events,
        long unknown,
        boolean divergent) {

    /// One line for each column that differs.
    List<String> differences() {
        List<String> lines = new ArrayList<>();
        if (stored == null || recounted == null) {
            lines.add(
                    stored == null
                            ? "há eventos, mas não há a linha"
                            : "há a linha, mas não há eventos");
        } else {
            compare(lines, "status_atual", stored.status(), recounted.status());
            compare(lines, "fase_atual", stored.phase(), recounted.phase());
            compare(
                    lines,
                    "data_primeiro_evento",
                    time(stored.firstAt()),
                    time(recounted.firstAt()));
            compare(lines, "data_ultimo_evento", time(stored.lastAt()), time(recounted.lastAt()));
            compare(
                    lines,
                    "data_entrega",
                    time(stored.deliveredAt()),
                    time(recounted.deliveredAt()));
            compare(lines, "teve_excecao", stored.hadException(), recounted.hadException());
        }
        return lines.stream().map(line -> "pacotes, pacote " + idPacote + ": " + line).toList();
    }

    private static void compare(
            List<String> lines,
            String column,
            @Nullable Object stored,
            @Nullable Object recounted) {
        if (!Objects.equals(stored, recounted)) {
            lines.add("%s gravado %s, recontado %s".formatted(column, stored, recounted));
        }
    }

    private static @Nullable Instant time(@Nullable Long micros) {
        return micros == null ? null : Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
    }
}
