package br.rastreamento.dashboard.occurrences;

import br.rastreamento.dashboard.web.UpdatedAt;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;

/// The end of the list of occurrences, of one committed state.
///
/// @param ocorrencias newest first
/// @param atualizadoEm when the last batch that changed a figure was written
@Schema(name = "UltimasOcorrencias")
record LatestOccurrences(
        @JsonProperty("ocorrencias")
                @Schema(
                        description =
                                "Da mais recente à mais antiga, por numero. (EN) Newest first, by numero.")
                List<Occurrence> ocorrencias,
        @JsonProperty("atualizado_em")
                @Schema(description = UpdatedAt.MEANS, example = UpdatedAt.EXAMPLE)
                Instant atualizadoEm) {}
