package br.rastreamento.processor.consume;

import br.rastreamento.processor.figures.QualityCounts;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;

/// Data quality as operations watch it, one counter for each column of `resumo_qualidade`. Thread-safe.
final class QualityMetrics {

    private final Counter unknown;
    private final Counter divergent;
    private final Counter repeated;
    private final Counter ahead;
    private final Counter late;

    QualityMetrics(MeterRegistry registry) {
        unknown = counter(registry, "desconhecido");
        divergent = counter(registry, "divergente");
        repeated = counter(registry, "repetido");
        ahead = counter(registry, "adiantado");
        late = counter(registry, "atrasado");
    }

    void count(QualityCounts counts) {
        unknown.increment((double) counts.unknown());
        divergent.increment((double) counts.divergent());
        repeated.increment((double) counts.repeated());
        ahead.increment((double) counts.ahead());
        late.increment((double) counts.late());
    }

    private static Counter counter(MeterRegistry registry, String defect) {
        return Counter.builder("processor.quality")
                .tag("defeito", defect)
                .description("What was wrong with the data, as resumo_qualidade counts it")
                .register(registry);
    }
}
