package br.rastreamento.dashboard.throughput;

import static org.assertj.core.api.Assertions.assertThat;

import br.rastreamento.dashboard.Dashboard;
import br.rastreamento.dashboard.SharedDashboard;
import br.rastreamento.dashboard.StoredParcels;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

@ExtendWith(SharedDashboard.class)
class ThroughputTest {

    private static final String PATH = "/api/v1/vazao";
    private static final Instant START = Instant.parse("2025-10-13T17:00:00Z");

    private final Dashboard dashboard;
    private final StoredParcels stored;

    ThroughputTest(Dashboard dashboard, StoredParcels stored) {
        this.dashboard = dashboard;
        this.stored = stored;
    }

    @Test
    void isOfTheLastHourMinuteByMinuteEmptyOnesToo() {
        stored.sql()
                .sql(
                        """
                        INSERT INTO resumo_gravacao
                        SELECT date_trunc('minute', now()) - n * interval '1 minute', 1 + n FROM generate_series(0, 70, 10) n
                        """)
                .update();

        JsonNode answer = dashboard.json(PATH);

        List<Instant> minutes =
                answer.get("minutos")
                        .valueStream()
                        .map(minute -> Instant.parse(minute.get("minuto").asString()))
                        .toList();
        assertThat(minutes).hasSize(60);
        for (int i = 1; i < minutes.size(); i++) {
            assertThat(minutes.get(i)).isEqualTo(minutes.get(i - 1).plusSeconds(60));
        }
        // A minute may have passed since: then the last of them is one further back.
        assertThat(answer.get("eventos_ultima_hora").asLong())
                .isEqualTo(1 + 11 + 21 + 31 + 41 + 51);
        assertThat(
                        answer.get("minutos")
                                .valueStream()
                                .filter(minute -> minute.get("eventos").asLong() > 0))
                .hasSize(6);
        assertThat(answer.get("atualizado_em").asString()).isEqualTo(stored.updated());
    }

    @Test
    void meanIsOverTheLastFiveCompleteMinutes() {
        List<MinuteEvents> minutes = new ArrayList<>();
        for (int i = 0; i < Throughput.MINUTES; i++) {
            long events = i < 54 ? 1_000 : i == 59 ? 100_000 : i;
            minutes.add(new MinuteEvents(START.plus(Duration.ofMinutes(i)), events));
        }

        Throughput throughput = Throughput.of(minutes, START);

        assertThat(throughput.eventosPorSegundo()).isEqualByComparingTo("0.93"); // 280 ÷ 300
        assertThat(throughput.eventosUltimaHora()).isEqualTo(54_000 + 280 + 100_000);
    }

    @Test
    void readsOneHourHoweverManyAreStored() {
        assertThat(stored.plan(ThroughputQuery.MINUTES))
                .contains("resumo_geral", "resumo_gravacao")
                .doesNotContain("eventos_rastreamento", " pacotes ", "chunk");
    }
}
