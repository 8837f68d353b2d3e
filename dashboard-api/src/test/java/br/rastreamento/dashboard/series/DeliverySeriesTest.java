package br.rastreamento.dashboard.series;

import static org.assertj.core.api.Assertions.assertThat;

import br.rastreamento.dashboard.Dashboard;
import br.rastreamento.dashboard.SharedDashboard;
import br.rastreamento.dashboard.StoredParcels;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@ExtendWith(SharedDashboard.class)
class DeliverySeriesTest {

    private static final String PATH = "/api/v1/series/tempos-entrega";

    private final Dashboard dashboard;
    private final StoredParcels stored;

    DeliverySeriesTest(Dashboard dashboard, StoredParcels stored) {
        this.dashboard = dashboard;
        this.stored = stored;
    }

    @Test
    void haveTheFormOfTheContract() {
        stored.storeExamples();

        assertThat(dashboard.json(PATH + "?de=2025-10-12&ate=2025-10-14"))
                .isEqualTo(
                        Dashboard.tree(
                                """
                                {"de":"2025-10-12","ate":"2025-10-14","pontos":[
                                {"dia":"2025-10-12","pacotes_entregues":0,"tempo_medio_entrega":null,"p50":null,"p90":null,"p95":null},
                                {"dia":"2025-10-13","pacotes_entregues":1,
                                "tempo_medio_entrega":{"segundos":120300,"iso8601":"PT33H25M","texto":"1 dia, 09:25:00"},
                                "p50":%1$s,"p90":%1$s,"p95":%1$s}],"erro_maximo_percentis":0.02,"atualizado_em":"%2$s"}
                                """
                                        .formatted(
                                                "{\"segundos\":118582,\"iso8601\":\"PT32H56M22S\",\"texto\":\"1 dia, 08:56:22\"}",
                                                stored.updated())));
    }

    @Test
    void haveAPointForEachOfTheLast30Days() {
        assertThat(dashboard.json(PATH).get("pontos")).hasSize(30);
    }

    @ParameterizedTest
    @CsvSource({
        "de=2025-10-12T08:00:00Z, de",
        "de=2025-10-32, de",
        "ate=x, ate",
        "ate=3000-01-01, ate",
        "de=2025-10-12&ate=2025-10-11, de",
        "de=2000-01-01&ate=2025-01-01, de",
        "intervalo=dia, intervalo",
        "formato=xml, formato"
    })
    void refuseWhatTheyDoNotUnderstandByName(String query, String parameter) {
        dashboard.assertRefused(PATH + "?" + query, parameter);
    }

    @Test
    void areAFileForWhoAsksForOne() {
        stored.storeExamples();

        assertThat(dashboard.get(PATH + "?formato=csv&de=2025-10-12&ate=2025-10-14").body())
                .isEqualTo(
                        """
                        dia,pacotes_entregues,tempo_medio_entrega_segundos,p50_segundos,p90_segundos,p95_segundos\r
                        2025-10-12,0,,,,\r
                        2025-10-13,1,120300,118582,118582,118582\r
                        """);
    }

    @Test
    void costNothingMoreWithMoreParcels() {
        assertThat(
                        stored.plan(
                                DeliverySeriesQuery.DELIVERIES,
                                Map.of(
                                        "from",
                                        LocalDate.parse("2025-10-12"),
                                        "to",
                                        LocalDate.parse("2025-10-13"))))
                .contains("resumo_geral", "resumo_entrega_dia")
                .doesNotContain("eventos_rastreamento", " pacotes ", "chunk");
    }
}
