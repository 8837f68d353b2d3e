package br.rastreamento.dashboard.throughput;

import br.rastreamento.dashboard.web.UpdatedAt;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.List;

/// How fast events come in, of one committed state.
///
/// @param minutos the last [#MINUTES], oldest first; the last one is the current one, so incomplete
/// @param eventosPorSegundo mean over the last [#RECENT] complete minutes, 2 decimals
/// @param atualizadoEm when the last batch that changed a figure was written
@Schema(name = "Vazao")
record Throughput(
        @JsonProperty("minutos")
                @Schema(
                        description =
                                "Os últimos 60, do mais antigo ao atual, que está incompleto; também os sem eventos. "
                                        + "(EN) The last 60, oldest first; the current one is last and incomplete; empty ones too.")
                List<MinuteEvents> minutos,
        @JsonProperty("eventos_ultima_hora")
                @Schema(description = "Soma de minutos. (EN) Sum of minutos.", example = "1")
                long eventosUltimaHora,
        @JsonProperty("eventos_por_segundo")
                @Schema(
                        description =
                                "Soma dos últimos 5 minutos completos ÷ 300, com 2 casas decimais. "
                                        + "(EN) Sum of the last 5 complete minutes ÷ 300, 2 decimals.",
                        example = "0")
                BigDecimal eventosPorSegundo,
        @JsonProperty("atualizado_em")
                @Schema(description = UpdatedAt.MEANS, example = UpdatedAt.EXAMPLE)
                Instant atualizadoEm) {

    static final int MINUTES = 60;

    private static final int RECENT = 5;
    private static final int SECONDS = RECENT * 60;

    /// @param minutes exactly [#MINUTES] in a row, the current one last
    static Throughput of(List<MinuteEvents> minutes, Instant updated) {
        long recent = sum(minutes.subList(MINUTES - 1 - RECENT, MINUTES - 1));
        return new Throughput(
                minutes,
                sum(minutes),
                BigDecimal.valueOf(recent)
                        .divide(BigDecimal.valueOf(SECONDS), 2, RoundingMode.HALF_UP),
                updated);
    }

    private static long sum(List<MinuteEvents> minutes) {
        return minutes.stream().mapToLong(MinuteEvents::eventos).sum();
    }
}
