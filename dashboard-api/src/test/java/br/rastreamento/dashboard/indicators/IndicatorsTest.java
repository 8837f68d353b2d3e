package br.rastreamento.dashboard.indicators;

import static org.assertj.core.api.Assertions.assertThat;

import br.rastreamento.dashboard.Dashboard;
import br.rastreamento.dashboard.SharedDashboard;
import br.rastreamento.dashboard.StoredParcels;
import br.rastreamento.dashboard.StoredParcels.Event;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

@ExtendWith(SharedDashboard.class)
class IndicatorsTest {

    private static final String PATH = "/api/v1/indicadores";

    private final Dashboard dashboard;
    private final StoredParcels stored;

    IndicatorsTest(Dashboard dashboard, StoredParcels stored) {
        this.dashboard = dashboard;
        this.stored = stored;
    }

    @Test
    void areZerosBeforeTheFirstEvent() {
        assertThat(dashboard.get(PATH).body())
                .isEqualTo(
                        """
                        {"total_pacotes":0,"total_eventos":0,"pacotes_por_status":[],"tempo_medio_entrega":null,\
                        "pacotes_entregues":0,"pacotes_com_excecao":0,"taxa_excecao":0,"atualizado_em":"%s"}\
                        """
                                .formatted(stored.updated()));
    }

    @Test
    void haveTheFormOfTheContract() {
        stored.storeExamples();

        var response = dashboard.get(PATH);

        assertThat(response.headers().firstValue("Content-Type")).hasValue("application/json");
        assertThat(response.body())
                .isEqualTo(
                        """
                        {"total_pacotes":2,"total_eventos":3,"pacotes_por_status":[\
                        {"status_rastreamento":"ENTREGUE","fase":"ENTREGUE","total_pacotes":1},\
                        {"status_rastreamento":"EXTRAVIADO","fase":"EXCECAO","total_pacotes":1}],\
                        "tempo_medio_entrega":{"segundos":120300,"iso8601":"PT33H25M","texto":"1 dia, 09:25:00"},\
                        "pacotes_entregues":1,"pacotes_com_excecao":1,"taxa_excecao":0.5,"atualizado_em":"%s"}\
                        """
                                .formatted(stored.updated()));
    }

    @Test
    void listStatusByCountThenTextWithoutZeros() {
        stored.sql()
                .sql(
                        """
                        INSERT INTO resumo_status VALUES
                        ('POSTADO', 'POSTADO', 5), ('ZZZ', 'DESCONHECIDO', 7), ('ÁRVORE', 'DESCONHECIDO', 7),
                        ('ABC', 'DESCONHECIDO', 7), ('EXTRAVIADO', 'EXCECAO', 0), ('ENTREGUE', 'ENTREGUE', 12)
                        """)
                .update();

        assertThat(
                        dashboard
                                .json(PATH)
                                .get("pacotes_por_status")
                                .findValuesAsString("status_rastreamento"))
                .containsExactly("ENTREGUE", "ABC", "ZZZ", "ÁRVORE", "POSTADO");
    }

    @Test
    void meanIsOverDeliveredParcelsEvenIfLaterEventsFollowed() { // R5
        stored.store(
                1,
                "A",
                "B",
                Event.of("POSTADO", "2025-01-01T00:00:00Z"),
                Event.of("ENTREGUE", "2025-01-02T00:00:00Z"),
                Event.of("DEVOLVIDO AO REMETENTE", "2025-01-09T00:00:00Z"));
        stored.store(
                2,
                "A",
                "B",
                Event.of("POSTADO", "2025-01-01T00:00:00Z"),
                Event.of("ENTREGUE", "2025-01-04T06:00:00.000001Z"));
        stored.store(3, "A", "B", Event.of("POSTADO", "2025-01-01T00:00:00Z"));

        JsonNode figures = dashboard.json(PATH);

        assertThat(figures.get("pacotes_entregues").asInt()).isEqualTo(2);
        assertThat(figures.get("tempo_medio_entrega").get("texto").asString())
                .isEqualTo("2 dias, 03:00:00");
    }

    @Test
    void exceptionsCountWhateverCameLater() {
        stored.store(
                1,
                "A",
                "B",
                Event.of("ROUBADO", "2025-01-01T00:00:00Z"),
                Event.of("AVARIADO", "2025-01-02T00:00:00Z"),
                Event.of("ENTREGUE", "2025-01-03T00:00:00Z"));
        stored.store(2, "A", "B", Event.of("POSTADO", "2025-01-01T00:00:00Z"));
        stored.store(3, "A", "B", Event.of("POSTADO", "2025-01-01T00:00:00Z"));

        JsonNode figures = dashboard.json(PATH);

        assertThat(figures.get("pacotes_com_excecao").asInt()).isEqualTo(1);
        assertThat(figures.get("taxa_excecao").decimalValue()).isEqualByComparingTo("0.3333");
    }

    @Test
    void agreeWithEachOtherWhileTheWriterCommits() throws Exception { // R6
        var writing = new AtomicBoolean(true);
        Thread writer =
                Thread.ofVirtual()
                        .start(() -> {
                            while (writing.get()) {
                                addParcel();
                            }
                        });
        try {
            for (int i = 0; i < 200; i++) {
                JsonNode figures = dashboard.json(PATH);
                long sum = 0;
                for (JsonNode status : figures.get("pacotes_por_status")) {
                    sum += status.get("total_pacotes").asLong();
                }
                assertThat(sum).isEqualTo(figures.get("total_pacotes").asLong());
            }
        } finally {
            writing.set(false);
            writer.join();
        }
        assertThat(dashboard.json(PATH).get("total_pacotes").asLong()).isPositive();
    }

    @Test
    void costNothingMoreWithMoreEvents() {
        assertThat(stored.plan(IndicatorsQuery.INDICATORS))
                .contains("resumo_geral", "resumo_status")
                .doesNotContain("eventos_rastreamento", "pacotes_pkey", "chunk");
    }

    /// Both tables in one statement, so in one transaction, as the processor does.
    private void addParcel() {
        stored.sql()
                .sql(
                        """
                        WITH status AS (
                            INSERT INTO resumo_status VALUES ('POSTADO', 'POSTADO', 1)
                            ON CONFLICT (status_rastreamento)
                            DO UPDATE SET total_pacotes = resumo_status.total_pacotes + 1)
                        UPDATE resumo_geral SET total_pacotes = total_pacotes + 1
                        """)
                .update();
    }
}
