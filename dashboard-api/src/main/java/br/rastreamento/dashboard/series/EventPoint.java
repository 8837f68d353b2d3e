package br.rastreamento.dashboard.series;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/// The events of one hour or day.
///
/// @param porStatus most first, then by text; no zeros; adds up to `totalEventos`
@Schema(name = "PontoDeEventos")
record EventPoint(
        @JsonProperty("inicio")
                @Schema(
                        description = "Início da hora ou do dia, em UTC",
                        example = "2025-10-12T08:00:00Z")
                Instant inicio,
        @JsonProperty("total_eventos")
                @Schema(
                        description =
                                "Soma de por_status; 0 onde nada houve. (EN) Sum of por_status; 0 where nothing happened.",
                        example = "1")
                long totalEventos,
        @JsonProperty("por_status")
                @Schema(
                        description =
                                "Do mais frequente ao menos frequente, depois por texto; sem zeros. "
                                        + "(EN) Most first, then by text; no zeros.")
                List<StatusEvents> porStatus) {

    private static final Comparator<StatusEvents> MOST_FIRST =
            Comparator.comparingLong(StatusEvents::totalEventos)
                    .reversed()
                    .thenComparing(StatusEvents::statusRastreamento);

    /// @param byStatus in any order
    EventPoint(Instant start, List<StatusEvents> byStatus) {
        this(
                start,
                byStatus.stream().mapToLong(StatusEvents::totalEventos).sum(),
                byStatus.stream().sorted(MOST_FIRST).toList());
    }
}
