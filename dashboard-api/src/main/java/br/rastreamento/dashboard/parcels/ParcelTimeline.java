package br.rastreamento.dashboard.parcels;

import br.rastreamento.dashboard.web.UpdatedAt;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;

/// A parcel and all its events, of one committed state (R6).
///
/// @param eventos in the order of [Scan#IN_ORDER]
/// @param atualizadoEm when the last batch that changed a figure was written
@Schema(
        name = "PacoteComEventos",
        description = "Um pacote, o seu estado atual e todos os seus eventos")
record ParcelTimeline(
        @JsonUnwrapped Parcel parcel,
        @JsonProperty("eventos") @Schema(description = "Do mais antigo ao mais recente")
                List<Scan> eventos,
        @JsonProperty("atualizado_em")
                @Schema(description = UpdatedAt.MEANS, example = UpdatedAt.EXAMPLE)
                Instant atualizadoEm) {}
