package br.rastreamento.dashboard.parcels;

import br.rastreamento.dashboard.web.UpdatedAt;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Part of a list that is read page by page, of one committed state (R6).
///
/// @param pacotes ascending by id
/// @param proximoCursor where the next page starts; null on the last page
/// @param atualizadoEm when the last batch that changed a figure was written
@Schema(name = "PaginaDePacotes")
record ParcelPage(
        @JsonProperty("pacotes") @Schema(description = "Em ordem crescente de id_pacote")
                List<Parcel> pacotes,
        @JsonProperty("proximo_cursor")
                @Schema(
                        types = {"string", "null"},
                        description = "Para a página seguinte; null na última",
                        example = "AQAAAAAAAAU1lkaMvQ")
                @Nullable String proximoCursor,
        @JsonProperty("atualizado_em")
                @Schema(description = UpdatedAt.MEANS, example = UpdatedAt.EXAMPLE)
                Instant atualizadoEm) {}
