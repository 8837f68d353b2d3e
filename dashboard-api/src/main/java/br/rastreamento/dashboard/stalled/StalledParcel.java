package br.rastreamento.dashboard.stalled;

import br.rastreamento.dashboard.deliverytimes.DeliveryTime;
import br.rastreamento.dashboard.parcels.Parcel;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A parcel that is not delivered, and since when nothing was heard of it.
///
/// @param paradoHa from its latest event to the moment of the answer
@Schema(name = "PacoteParado", description = "Um pacote não entregue e há quanto tempo está parado")
record StalledParcel(
        @JsonUnwrapped Parcel parcel,
        @JsonProperty("parado_ha")
                @Schema(
                        requiredMode = Schema.RequiredMode.REQUIRED,
                        description = "Agora − data_ultimo_evento. (EN) Now − data_ultimo_evento.")
                DeliveryTime paradoHa) {

    /// Names for [#fields], in the first line of a CSV file.
    static final List<String> FIELD_NAMES = fieldNames();

    static final String EXAMPLE =
            """
            id_pacote,origem,destino,status_rastreamento,fase,data_primeiro_evento,data_ultimo_evento,data_entrega,tempo_entrega_segundos,parado_ha_segundos
            1411,Acre,Rondônia,EXTRAVIADO,EXCECAO,2025-10-12T14:30:00Z,2025-10-12T14:30:00Z,,,518400
            """;

    static StalledParcel at(Instant now, Parcel parcel) {
        return new StalledParcel(
                parcel, DeliveryTime.of(Duration.between(parcel.dataUltimoEvento(), now)));
    }

    /// A line of a CSV file.
    @Nullable Object[] fields() {
        @Nullable Object[] fields = Arrays.copyOf(parcel.fields(), FIELD_NAMES.size());
        fields[fields.length - 1] = paradoHa.segundos();
        return fields;
    }

    private static List<String> fieldNames() {
        List<String> names = new ArrayList<>(Parcel.FIELD_NAMES);
        names.add("parado_ha_segundos");
        return List.copyOf(names);
    }
}
