package br.rastreamento.dashboard.series;

import br.rastreamento.dashboard.deliverytimes.DeliveryTime;
import br.rastreamento.dashboard.deliverytimes.DeliveryTimes;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Delivery times of the parcels that were delivered on one day.
@Schema(name = "PontoDeEntregas")
record DeliveryPoint(
        @JsonProperty("dia")
                @Schema(
                        description =
                                "Dia de data_entrega, em UTC. (EN) Day of data_entrega, in UTC.",
                        example = "2025-10-13")
                LocalDate dia,
        @JsonUnwrapped DeliveryTimes tempos) {

    /// Names for [#fields], in the first line of a CSV file.
    static final List<String> FIELD_NAMES =
            List.of(
                    "dia",
                    "pacotes_entregues",
                    "tempo_medio_entrega_segundos",
                    "p50_segundos",
                    "p90_segundos",
                    "p95_segundos");

    static final String EXAMPLE =
            """
            dia,pacotes_entregues,tempo_medio_entrega_segundos,p50_segundos,p90_segundos,p95_segundos
            2025-10-12,0,,,,
            2025-10-13,1,120300,118582,118582,118582
            """;

    /// A line of a CSV file.
    @Nullable Object[] fields() {
        return new @Nullable Object[] {
            dia,
            tempos.pacotesEntregues(),
            DeliveryTime.seconds(tempos.tempoMedioEntrega()),
            DeliveryTime.seconds(tempos.p50()),
            DeliveryTime.seconds(tempos.p90()),
            DeliveryTime.seconds(tempos.p95())
        };
    }
}
