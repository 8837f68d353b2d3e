package br.rastreamento.dashboard.stalled;

import br.rastreamento.dashboard.web.PageCursor;
import br.rastreamento.dashboard.web.UpdatedAt;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Part of the list, of one committed state (R6).
///
/// @param pacotes longest silence first
/// @param proximoCursor where the next page starts; null on the last page
/// @param total on all pages, but counted up to [#MOST_COUNTED] only
/// @param totalExato false: there are more than `total`
/// @param atualizadoEm when the last batch that changed a figure was written
@Schema(name = "PaginaDePacotesParados")
record StalledPage(
        @JsonProperty("pacotes")
                @Schema(
                        description =
                                "Do parado há mais tempo ao parado há menos; no mesmo instante, por id_pacote. "
                                        + "(EN) Longest silence first; at the same instant, by id_pacote.")
                List<StalledParcel> pacotes,
        @JsonProperty("proximo_cursor")
                @Schema(
                        types = {"string", "null"},
                        description = "Para a página seguinte; null na última",
                        example = "AQAGQPdEgjoAAAAAAAAABTU1lkaM")
                @Nullable String proximoCursor,
        @JsonProperty("total")
                @Schema(
                        description =
                                "Pacotes em todas as páginas, contados até 1.000. "
                                        + "(EN) Parcels on all pages, counted up to 1,000.",
                        example = "1")
                long total,
        @JsonProperty("total_exato")
                @Schema(
                        description =
                                "false: há mais do que total. (EN) false: there are more than total.",
                        example = "true")
                boolean totalExato,
        @JsonProperty("atualizado_em")
                @Schema(description = UpdatedAt.MEANS, example = UpdatedAt.EXAMPLE)
                Instant atualizadoEm) {

    /// Counting ends here, so that it costs the same however many there are.
    static final int MOST_COUNTED = 1_000;

    /// The first of some parcels.
    ///
    /// @param found from where the page starts; more than `limit`: there is a next page
    /// @param counted on all pages, and beyond [#MOST_COUNTED] any greater number
    static StalledPage of(
            List<StalledParcel> found,
            StalledFilter filter,
            int limit,
            long counted,
            Instant updated) {
        boolean last = found.size() <= limit;
        List<StalledParcel> page = last ? found : found.subList(0, limit);
        return new StalledPage(
                page,
                last
                        ? null
                        : PageCursor.after(
                                StalledPosition.of(page.getLast().parcel()).key(), filter.key()),
                Math.min(counted, MOST_COUNTED),
                counted <= MOST_COUNTED,
                updated);
    }

    /// Where no parcel can be stalled.
    static StalledPage none(Instant updated) {
        return new StalledPage(List.of(), null, 0, true, updated);
    }
}
