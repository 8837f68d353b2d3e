package br.rastreamento.dashboard.deliverytimes;

import static org.assertj.core.api.Assertions.assertThat;

import br.rastreamento.dashboard.Dashboard;
import br.rastreamento.dashboard.SharedDashboard;
import br.rastreamento.dashboard.StoredParcels;
import br.rastreamento.dashboard.StoredParcels.Event;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@ExtendWith(SharedDashboard.class)
class DeliveryTimesTest {

    private static final String PATH = "/api/v1/tempos-entrega";

    private final Dashboard dashboard;
    private final StoredParcels stored;

    DeliveryTimesTest(Dashboard dashboard, StoredParcels stored) {
        this.dashboard = dashboard;
        this.stored = stored;
    }

    @Test
    void areNullBeforeTheFirstDelivery() {
        assertThat(dashboard.get(PATH).body())
                .isEqualTo(
                        """
                        {"pacotes_entregues":0,"tempo_medio_entrega":null,"p50":null,"p90":null,"p95":null,\
                        "erro_maximo_percentis":0.02,"atualizado_em":"%s"}\
                        """
                                .formatted(stored.updated()));
    }

    @Test
    void haveTheFormOfTheContract() {
        stored.storeExamples();

        assertThat(dashboard.get(PATH).body())
                .isEqualTo(
                        """
                        {"pacotes_entregues":1,\
                        "tempo_medio_entrega":{"segundos":120300,"iso8601":"PT33H25M","texto":"1 dia, 09:25:00"},\
                        "p50":%1$s,"p90":%1$s,"p95":%1$s,"erro_maximo_percentis":0.02,"atualizado_em":"%2$s"}\
                        """
                                .formatted(
                                        "{\"segundos\":118582,\"iso8601\":\"PT32H56M22S\",\"texto\":\"1 dia, 08:56:22\"}",
                                        stored.updated()));
    }

    @ParameterizedTest
    @CsvSource({
        "'', 4",
        "?origem=A, 3",
        "?destino=D, 3",
        "?origem=%20A%20&destino=D, 2",
        "?origem=B&destino=C, 0",
        "?origem=Z, 0"
    })
    void areThoseOfTheRoutesAskedFor(String query, int delivered) {
        deliver(1, "A", "D", 1);
        deliver(2, "A", "D", 2);
        deliver(3, "A", "C", 3);
        deliver(4, "B", "D", 4);
        stored.recount();

        var answer = dashboard.json(PATH + query);

        assertThat(answer.get("pacotes_entregues").asInt()).isEqualTo(delivered);
        assertThat(answer.get("tempo_medio_entrega").isNull()).isEqualTo(delivered == 0);
    }

    @ParameterizedTest
    @CsvSource({
        "origem=%00, origem",
        "destino=A%07, destino",
        "rota=A, rota",
        "origem=A&origem=B, origem"
    })
    void refuseWhatTheyDoNotUnderstandByName(String query, String parameter) {
        dashboard.assertRefused(PATH + "?" + query, parameter);
    }

    @Test
    void costNothingMoreWithMoreParcels() {
        assertThat(stored.plan(DeliveryTimesQuery.ALL))
                .contains("resumo_geral", "resumo_entrega")
                .doesNotContain("eventos_rastreamento", " pacotes ", "chunk");
        assertThat(
                        stored.plan(
                                DeliveryTimesQuery.ofRoutes("A", "B"),
                                Map.of("origem", "A", "destino", "B")))
                .contains("resumo_rota")
                .doesNotContain("eventos_rastreamento", " pacotes ", "chunk");
    }

    private void deliver(long id, String origin, String destination, int day) {
        stored.add(
                id,
                origin,
                destination,
                Event.of("POSTADO", "2025-01-01T00:00:00Z"),
                Event.of("ENTREGUE", "2025-01-0" + (1 + day) + "T00:00:00Z"));
    }
}
