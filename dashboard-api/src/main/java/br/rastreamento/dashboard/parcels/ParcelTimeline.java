package br.rastreamento.dashboard.parcels;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;

/// A parcel and all its events.
///
/// @param eventos in the order of [Scan#IN_ORDER]
@Schema(
        name = "PacoteComEventos",
        description = "Um pacote, o seu estado atual e todos os seus eventos")
record ParcelTimeline(
        @JsonUnwrapped Parcel parcel,
        @JsonProperty("eventos") @Schema(description = "Do mais antigo ao mais recente")
                List<Scan> eventos) {}
