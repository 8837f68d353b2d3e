package br.rastreamento.dashboard.parcels;

import static org.assertj.core.api.Assertions.assertThat;

import br.rastreamento.dashboard.Dashboard;
import br.rastreamento.dashboard.SharedDashboard;
import br.rastreamento.dashboard.StoredParcels;
import br.rastreamento.dashboard.StoredParcels.Event;
import br.rastreamento.testservers.RequiresTimescale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

@ExtendWith(SharedDashboard.class)
class TimelineTest {

    private final Dashboard dashboard;
    private final StoredParcels stored;

    TimelineTest(Dashboard dashboard, StoredParcels stored) {
        this.dashboard = dashboard;
        this.stored = stored;
    }

    @Test
    void showsTheParcelItsStateAndAllItsEvents() {
        stored.storeExamples();

        assertThat(dashboard.get("/api/v1/pacotes/1333").body())
                .isEqualTo(
                        """
                        {"id_pacote":1333,"origem":"Natal","destino":"Paraíba","status_rastreamento":"ENTREGUE",\
                        "fase":"ENTREGUE","data_primeiro_evento":"2025-10-12T08:15:00Z",\
                        "data_ultimo_evento":"2025-10-13T17:40:00Z","data_entrega":"2025-10-13T17:40:00Z",\
                        "tempo_entrega":{"segundos":120300,"iso8601":"PT33H25M","texto":"1 dia, 09:25:00"},\
                        "eventos":[{"status_rastreamento":"AGUARDANDO RETIRADA","fase":"AGUARDANDO_RETIRADA",\
                        "data_evento":"2025-10-12T08:15:00Z"},{"status_rastreamento":"ENTREGUE","fase":"ENTREGUE",\
                        "data_evento":"2025-10-13T17:40:00Z"}],"atualizado_em":"%s"}\
                        """
                                .formatted(stored.updated()));
    }

    @Test
    void hasNoDeliveryBeforeTheDelivery() {
        stored.store(
                1411, "Acre", "Rondônia", Event.of("EXTRAVIADO", "2025-10-12T14:30:00.000001Z"));

        JsonNode parcel = dashboard.json("/api/v1/pacotes/1411");

        assertThat(parcel.get("data_entrega").isNull()).isTrue();
        assertThat(parcel.get("tempo_entrega").isNull()).isTrue();
        assertThat(parcel.get("data_ultimo_evento").asString())
                .isEqualTo("2025-10-12T14:30:00.000001Z");
    }

    @Test
    void settlesTheSameInstantByPhaseThenByCodePoint() { // R3: the last entry is the current status
        String noon = "2025-10-12T12:00:00Z";
        stored.store(
                7,
                "A",
                "B",
                Event.of("STATUS \uD83D\uDCE6", noon), // U+1F4E6, after U+FFFD by code point
                Event.of("ENTREGUE", noon),
                Event.of("STATUS \uFFFD", noon),
                Event.of("EM TRÂNSITO", noon),
                Event.of("POSTADO", "2025-10-12T12:00:00.000001Z"),
                Event.of("EXTRAVIADO", noon),
                Event.of("POSTADO", noon));

        assertThat(
                        dashboard
                                .json("/api/v1/pacotes/7")
                                .get("eventos")
                                .findValuesAsString("status_rastreamento"))
                .containsExactly(
                        "POSTADO",
                        "EM TRÂNSITO",
                        "EXTRAVIADO",
                        "ENTREGUE",
                        "STATUS \uFFFD",
                        "STATUS \uD83D\uDCE6",
                        "POSTADO");
    }

    @Test
    void takesTheGreatestId() {
        stored.store(Long.MAX_VALUE, "A", "B", Event.of("POSTADO", "2025-10-12T12:00:00Z"));

        assertThat(dashboard.json("/api/v1/pacotes/9223372036854775807").get("id_pacote").asLong())
                .isEqualTo(Long.MAX_VALUE);
    }

    @Test
    void isNotFoundWhileNoEventCame() {
        var response = dashboard.get("/api/v1/pacotes/42");

        assertThat(response.statusCode()).isEqualTo(404);
        assertThat(Dashboard.json(response).get("detail").asString())
                .isEqualTo("Nenhum evento deste pacote chegou até agora.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "abc",
                "0",
                "-1",
                "+1",
                "1.5",
                "1e3",
                "9223372036854775808",
                "99999999999999999999999",
                "%20",
                "%D9%A1"
            })
    void refusesWhatIsNoId(String id) {
        var response = dashboard.get("/api/v1/pacotes/" + id);

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(Dashboard.json(response).get("parametro").asString()).isEqualTo("id");
    }

    @Test
    void isReadByTheUniqueKey() {
        storeTenWeeks();

        assertThat(executed(planOfOneTimeline()))
                .anyMatch(line -> line.contains("pacotes_pkey"))
                .anyMatch(line -> line.contains("eventos_rastreamento_identidade"))
                .noneMatch(line -> line.contains("Seq Scan") && !line.contains("on resumo_geral"));
    }

    @Test
    @RequiresTimescale
    void leavesOtherWeeksAlone() {
        storeTenWeeks();

        assertThat(chunks()).isGreaterThan(10);
        // A parcel of five days lies in one or two chunks of seven days.
        assertThat(executed(planOfOneTimeline()).filter(line -> line.contains("_chunk")))
                .hasSizeBetween(1, 2);
    }

    private int chunks() {
        return stored.sql()
                .sql(
                        "SELECT count(*) FROM timescaledb_information.chunks WHERE hypertable_name = 'eventos_rastreamento'")
                .query((row, _) -> row.getInt(1))
                .single();
    }

    private static Stream<String> executed(String plan) {
        return plan.lines().filter(line -> !line.contains("never executed"));
    }

    private String planOfOneTimeline() {
        return stored.plan(TimelineQuery.TIMELINE.replace(":id", "?"), 4_711L);
    }

    private void storeTenWeeks() {
        stored.sql()
                .sql(
                        """
                        INSERT INTO pacotes (id_pacote, origem, destino, status_atual, fase_atual,
                                             data_primeiro_evento, data_ultimo_evento)
                        SELECT id, 'A', 'B', 'EM TRÂNSITO', 'EM_TRANSITO', first, first + interval '4 days'
                          FROM generate_series(1, 10000) AS id,
                               LATERAL (SELECT timestamptz '2025-01-01' + id % 70 * interval '1 day' AS first)
                        """)
                .update();
        stored.sql()
                .sql(
                        """
                        INSERT INTO eventos_rastreamento
                        SELECT id_pacote, data_primeiro_evento + day * interval '1 day', 'EM TRÂNSITO'
                          FROM pacotes, generate_series(0, 4) AS day
                        """)
                .update();
        stored.sql().sql("ANALYZE pacotes, eventos_rastreamento").update();
    }
}
