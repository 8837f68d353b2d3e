package br.rastreamento.dashboard.quality;

import static org.assertj.core.api.Assertions.assertThat;

import br.rastreamento.dashboard.Dashboard;
import br.rastreamento.dashboard.SharedDashboard;
import br.rastreamento.dashboard.StoredParcels;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SharedDashboard.class)
class QualityTest {

    private static final String PATH = "/api/v1/qualidade";

    private final Dashboard dashboard;
    private final StoredParcels stored;

    QualityTest(Dashboard dashboard, StoredParcels stored) {
        this.dashboard = dashboard;
        this.stored = stored;
    }

    @Test
    void saysWhatTheWriterCounted() {
        stored.sql()
                .sql(
                        """
                        UPDATE resumo_qualidade SET eventos_desconhecidos = 1, pacotes_divergentes = 2, eventos_repetidos = 3,
                            eventos_adiantados = 4, eventos_atrasados = 5, atualizado_em = '2025-10-13T17:40:02.123456Z'
                        """)
                .update();

        assertThat(dashboard.get(PATH).body())
                .isEqualTo(
                        """
                        {"eventos_desconhecidos":1,"pacotes_divergentes":2,"eventos_repetidos":3,"eventos_adiantados":4,\
                        "eventos_atrasados":5,"atualizado_em":"2025-10-13T17:40:02.123456Z"}\
                        """);
    }

    @Test
    void hasNoParameters() {
        dashboard.assertRefused(PATH + "?de=2025-01-01", "de");
    }
}
