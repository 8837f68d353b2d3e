package br.rastreamento.dashboard.stalled;

import static org.assertj.core.api.Assertions.assertThat;

import br.rastreamento.dashboard.Dashboard;
import br.rastreamento.dashboard.SharedDashboard;
import br.rastreamento.dashboard.StoredParcels;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/// The list says what the parcels' latest events say, however old their bounds are (R6).
@ExtendWith(SharedDashboard.class)
class StaleBoundsTest {

    private static final String PATH = "/api/v1/pacotes/parados";

    /// Also by the limit of the route A → B, which is some hours less: no silence ends in between.
    private static final String SILENT = "data_ultimo_evento < now() - interval '5 days'";

    private final Dashboard dashboard;
    private final StoredParcels stored;

    StaleBoundsTest(Dashboard dashboard, StoredParcels stored) {
        this.dashboard = dashboard;
        this.stored = stored;
    }

    @ParameterizedTest
    @CsvSource({
        "1, data_ultimo_evento",
        "2, data_ultimo_evento - (id_pacote % 3) * (id_pacote % 7) * interval '31 hours'",
        "3, data_ultimo_evento - CASE WHEN id_pacote % 10 = 0 THEN interval '3 days' ELSE interval '0' END",
        "4, data_ultimo_evento - CASE WHEN id_pacote % 40 <> 0 THEN id_pacote % 11 * interval '1 day' ELSE interval '0' END",
        "5, data_primeiro_evento",
        "6, CAST('-infinity' AS timestamptz)"
    })
    void walksSeeWhatTheLatestEventsSay(long seed, String bound) {
        Random random = new Random(seed);
        store(bound);

        assertThat(walk("dias=5", random)).isEqualTo(ids(SILENT)).hasSizeGreaterThan(200);
        assertThat(walk("dias=5&origem=A", random)).isEqualTo(ids(SILENT + " AND origem = 'A'"));
        assertThat(walk("dias=9&fase=EXCECAO", random))
                .isEqualTo(
                        ids(
                                "data_ultimo_evento < now() - interval '9 days' AND fase_atual = 'EXCECAO'"));
        assertThat(walk("criterio=rota&destino=B", random))
                .isEqualTo(ids(SILENT + " AND destino = 'B'"));
        assertThat(file()).isEqualTo(ids(SILENT));
    }

    @Test
    void raisingChangesNoAnswer() {
        store("data_primeiro_evento");
        List<Long> before = walk("dias=5", new Random(1));

        stored.sql().sql("UPDATE pacotes SET parado_desde = data_ultimo_evento").update();

        assertThat(walk("dias=5", new Random(2))).isEqualTo(before);
    }

    @Test
    void aScanTakesAParcelFromTheListAndALateOneMovesIt() {
        store("data_ultimo_evento");
        List<Long> before = walk("dias=5", new Random(1));

        scan(before.get(3), "1 hour");
        scan(before.get(5), "120 hours 10 minutes");

        List<Long> after = walk("dias=5", new Random(2));
        assertThat(after).isEqualTo(ids(SILENT)).hasSize(before.size() - 1);
        assertThat(after.getLast()).isEqualTo(before.get(5));
    }

    private void scan(long parcel, String ago) {
        stored.sql()
                .sql(
                        "UPDATE pacotes SET data_ultimo_evento = now() - CAST(:ago AS interval) WHERE id_pacote = :id")
                .param("ago", ago)
                .param("id", parcel)
                .update();
    }

    /// 600 parcels that are silent for 1.5 h and a multiple of 8 h, many since the same instant; each seventh is delivered, after 117 h.
    private void store(String bound) {
        stored.sql()
                .sql(
                        """
                        INSERT INTO pacotes (id_pacote, origem, destino, status_atual, fase_atual, data_entrega,
                                             data_primeiro_evento, data_ultimo_evento, parado_desde)
                        SELECT id_pacote, CASE WHEN id_pacote %% 4 = 0 THEN 'X' ELSE 'A' END, CASE WHEN id_pacote %% 4 < 2 THEN 'C' ELSE 'B' END,
                               CASE WHEN id_pacote %% 5 = 0 THEN 'EXTRAVIADO' ELSE 'POSTADO' END,
                               CAST(CASE WHEN id_pacote %% 5 = 0 THEN 'EXCECAO' ELSE 'POSTADO' END AS fase_rastreamento),
                               CASE WHEN id_pacote %% 7 = 0 THEN data_primeiro_evento + interval '117 hours' END, data_primeiro_evento, data_ultimo_evento, %s
                          FROM (SELECT id_pacote, now() - interval '90 minutes' - hours * interval '1 hour' - interval '11 days' AS data_primeiro_evento,
                                       now() - interval '90 minutes' - hours * interval '1 hour' AS data_ultimo_evento
                                  FROM generate_series(1, 600) AS id_pacote,
                                       LATERAL (SELECT abs(hashint8(id_pacote)) %% 40 * 8 AS hours)) parcel
                        """
                                .formatted(bound))
                .update();
        stored.recount();
    }

    private List<Long> walk(String query, Random random) {
        List<Long> seen = new ArrayList<>();
        String cursor = "";
        while (true) {
            JsonNode page =
                    dashboard.json(
                            PATH
                                    + "?%s&limite=%d&cursor=%s"
                                            .formatted(query, 1 + random.nextInt(60), cursor));
            page.get("pacotes")
                    .valueStream()
                    .forEach(parcel -> seen.add(parcel.get("id_pacote").asLong()));
            if (page.get("proximo_cursor").isNull()) {
                assertThat(page.get("total").asInt()).isEqualTo(seen.size());
                return seen;
            }
            cursor = page.get("proximo_cursor").asString();
        }
    }

    private List<Long> file() {
        return dashboard
                .get(PATH + "?formato=csv")
                .body()
                .lines()
                .skip(1)
                .map(line -> Long.parseLong(line.split(",", 2)[0]))
                .toList();
    }

    private List<Long> ids(String condition) {
        return stored.sql()
                .sql(
                        "SELECT id_pacote FROM pacotes WHERE data_entrega IS NULL AND %s ORDER BY data_ultimo_evento, id_pacote"
                                .formatted(condition))
                .query((row, _) -> row.getLong(1))
                .list();
    }
}
