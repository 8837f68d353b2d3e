package br.rastreamento.dashboard.routes;

import br.rastreamento.dashboard.web.UpdatedAt;
import br.rastreamento.evento.DeliveryTimeScale;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Some routes of one committed state (R6).
///
/// @param totalRotas on all pages
/// @param erroMaximoPercentis share of a percentile by which it may be wrong
/// @param proximoCursor where the next page starts; null on the last page
/// @param atualizadoEm when the last batch that changed a figure was written
@Schema(name = "PaginaDeRotas")
record RoutePage(
        @JsonProperty("rotas") @Schema(description = "Na ordem pedida, da maior à menor")
                List<Route> rotas,
        @JsonProperty("total_rotas")
                @Schema(
                        description =
                                "Rotas com ao menos um pacote que os filtros deixam, em todas as páginas. "
                                        + "(EN) Routes with at least one parcel that pass the filters, on all pages.",
                        example = "1")
                long totalRotas,
        @JsonProperty("erro_maximo_percentis")
                @Schema(
                        description =
                                "Quanto um percentil pode desviar, como fração dele: 0.02 é 2 %. "
                                        + "(EN) By which share of it a percentile may be off.",
                        example = "0.02")
                double erroMaximoPercentis,
        @JsonProperty("proximo_cursor")
                @Schema(
                        types = {"string", "null"},
                        description = "Para a página seguinte; null na última",
                        example = "AQAAAAAAAAAKTmF0YWwAUGFyYcOtYmE1lkaM")
                @Nullable String proximoCursor,
        @JsonProperty("atualizado_em")
                @Schema(
                        description =
                                "De quando são estes números (UTC): o último lote que mudou um número quando as rotas foram lidas, há no máximo um segundo, ou dois se a leitura demora. "
                                        + "(EN) As of when: the last batch that changed a figure when the routes were read, at most a second ago, or two where reading them takes that long.",
                        example = UpdatedAt.EXAMPLE)
                Instant atualizadoEm) {

    RoutePage(List<Route> rotas, long totalRotas, @Nullable String proximoCursor, Instant updated) {
        this(rotas, totalRotas, DeliveryTimeScale.LARGEST_ERROR, proximoCursor, updated);
    }
}
