package br.rastreamento.dashboard.deliverytimes;

import br.rastreamento.dashboard.web.UpdatedAt;
import br.rastreamento.evento.DeliveryTimeScale;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;

/// Delivery times of one committed state (R6).
///
/// @param erroMaximoPercentis share of a percentile by which it may be wrong
/// @param atualizadoEm when the last batch that changed a figure was written
@Schema(name = "NumerosTemposEntrega")
record DeliveryTimeFigures(
        @JsonUnwrapped DeliveryTimes times,
        @JsonProperty("erro_maximo_percentis")
                @Schema(description = LARGEST_ERROR_MEANS, example = "0.02")
                double erroMaximoPercentis,
        @JsonProperty("atualizado_em")
                @Schema(description = UpdatedAt.MEANS, example = UpdatedAt.EXAMPLE)
                Instant atualizadoEm) {

    private static final String LARGEST_ERROR_MEANS =
            "Quanto um percentil pode desviar, como fração dele: 0.02 é 2 %. "
                    + "(EN) By which share of it a percentile may be off.";

    DeliveryTimeFigures(DeliveryTimes times, Instant atualizadoEm) {
        this(times, DeliveryTimeScale.LARGEST_ERROR, atualizadoEm);
    }
}
