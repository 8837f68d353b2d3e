package br.rastreamento.dashboard.routes;

import br.rastreamento.dashboard.deliverytimes.DeliveryTimes;
import br.rastreamento.dashboard.indicators.ExceptionRate;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;

/// The parcels from one place to another (R4).
///
/// @param totalPacotes at least 1
/// @param pacotesComExcecao any of whose events is of phase EXCECAO
/// @param taxaExcecao their share: [ExceptionRate]
@Schema(name = "Rota")
public record Route(
        @JsonProperty("origem")
                @Schema(
                        description =
                                "Origem, segundo o primeiro evento de cada pacote; assim também destino. "
                                        + "(EN) Origin, by the first event of each parcel; so is destino.",
                        example = "Natal")
                String origem,
        @JsonProperty("destino") @Schema(description = "Destino", example = "Paraíba")
                String destino,
        @JsonProperty("total_pacotes")
                @Schema(
                        description =
                                "Pacotes desta rota. (EN) Parcels of this route, delivered or not.",
                        example = "1")
                long totalPacotes,
        @JsonUnwrapped DeliveryTimes tempos,
        @JsonProperty("pacotes_com_excecao")
                @Schema(
                        description =
                                "Pacotes desta rota com ao menos um evento da fase EXCECAO. "
                                        + "(EN) Parcels of this route with at least one event of phase EXCECAO.",
                        example = "0")
                long pacotesComExcecao,
        @JsonProperty("taxa_excecao")
                @Schema(
                        description =
                                "pacotes_com_excecao ÷ total_pacotes, com 4 casas decimais. "
                                        + "(EN) pacotes_com_excecao ÷ total_pacotes, 4 decimals.",
                        example = "0")
                BigDecimal taxaExcecao) {

    Route(
            String origem,
            String destino,
            long totalPacotes,
            DeliveryTimes tempos,
            long pacotesComExcecao) {
        this(
                origem,
                destino,
                totalPacotes,
                tempos,
                pacotesComExcecao,
                ExceptionRate.of(pacotesComExcecao, totalPacotes));
    }
}
