package br.rastreamento.dashboard.stalled;

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
/// @param total on all pages, but counted up to [StalledQuery#MOST_COUNTED] only
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

    /// Where no parcel can be stalled.
    static StalledPage none(Instant updated) {
        return new StalledPage(List.of(), null, 0, true, updated);
    }
}
