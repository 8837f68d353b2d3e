package br.rastreamento.dashboard.series;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Events over time as lines of a CSV file: one for each status of a point, and one for a point without events, so that no
/// hour or day is missing.
final class EventSeriesFile {

    static final List<String> FIELD_NAMES =
            List.of("inicio", "status_rastreamento", "fase", "total_eventos");

    static final String EXAMPLE =
            """
            inicio,status_rastreamento,fase,total_eventos
            2025-10-12T08:00:00Z,AGUARDANDO RETIRADA,AGUARDANDO_RETIRADA,1
            2025-10-12T09:00:00Z,,,0
            """;

    private EventSeriesFile() {}

    static Stream<@Nullable Object[]> lines(EventPoint point) {
        if (point.porStatus().isEmpty()) {
            return Stream.<@Nullable Object[]>of(
                    new @Nullable Object[] {point.inicio(), null, null, 0});
        }
        return point.porStatus().stream()
                .map(events ->
                        new @Nullable Object[] {
                            point.inicio(),
                            events.statusRastreamento(),
                            events.fase(),
                            events.totalEventos()
                        });
    }
}
