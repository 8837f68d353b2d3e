package br.rastreamento.dashboard.occurrences;

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
                @Schema(
                        description =
                                "Quando foi gravado o último lote que mudou um número (UTC). "
                                        + "(EN) When the last batch that changed a figure was written (UTC).",
                        example = "2025-10-13T17:40:02.123456Z")
                Instant atualizadoEm) {}
