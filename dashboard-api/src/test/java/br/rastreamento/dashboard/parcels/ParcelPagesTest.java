package br.rastreamento.dashboard.parcels;

import static org.assertj.core.api.Assertions.assertThat;

import br.rastreamento.dashboard.Dashboard;
import br.rastreamento.dashboard.SharedDashboard;
import br.rastreamento.dashboard.StoredParcels;
import br.rastreamento.dashboard.StoredParcels.Event;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

@ExtendWith(SharedDashboard.class)
class ParcelPagesTest {

    private static final String PATH = "/api/v1/pacotes";

    private final Dashboard dashboard;
    private final StoredParcels stored;

    ParcelPagesTest(Dashboard dashboard, StoredParcels stored) {
        this.dashboard = dashboard;
        this.stored = stored;
    }

    /// 1,000 parcels with scattered 63-bit ids, the same in each run, over 3 statuses, 4 origins and 5 destinations.
    @BeforeEach
    void storeRandomParcels() {
        stored.sql()
                .sql(
                        """
                        INSERT INTO pacotes (id_pacote, origem, destino, status_atual, fase_atual,
                                             data_primeiro_evento, data_ultimo_evento, data_entrega, teve_excecao)
                        SELECT DISTINCT ON (id) id, 'Origem ' || id % 4, 'Destino ' || id % 5, status[1],
                               CAST(status[2] AS fase_rastreamento), '2025-01-01', '2025-01-02',
                               CASE WHEN status[1] = 'ENTREGUE' THEN timestamptz '2025-01-02' END,
                               status[2] = 'EXCECAO' OR n % 7 = 3
                          FROM (SELECT 1 + (hashint8extended(n, 42) & 9223372036854775806) AS id, n FROM generate_series(1, 1000) n),
                               LATERAL (SELECT CASE n % 10
                                   WHEN 0 THEN ARRAY['EXTRAVIADO', 'EXCECAO']
                                   WHEN 1 THEN ARRAY['ENTREGUE', 'ENTREGUE']
                                   ELSE ARRAY['EM TRÂNSITO', 'EM_TRANSITO'] END AS status)
                        """)
                .update();
        stored.recount();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void walkSeesEachParcelOnceInOrder(long seed) {
        assertThat(walk("", new Random(seed))).isEqualTo(ids("true")).hasSizeGreaterThan(990);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "status=EXTRAVIADO | status_atual = 'EXTRAVIADO'",
                "fase=EM_TRANSITO | fase_atual = 'EM_TRANSITO'",
                "origem=Origem 1 | origem = 'Origem 1'",
                "destino=Destino 2 | destino = 'Destino 2'",
                "status=ENTREGUE&fase=ENTREGUE&origem=Origem 3&destino=Destino 4 |"
                        + " status_atual = 'ENTREGUE' AND origem = 'Origem 3' AND destino = 'Destino 4'",
                "status=ENTREGUE&fase=EXCECAO | false",
                "status=EXTRAVIADO&origem=Origem 1 | status_atual = 'EXTRAVIADO' AND origem = 'Origem 1'",
                "fase=EM_TRANSITO&destino=Destino 2 | fase_atual = 'EM_TRANSITO' AND destino = 'Destino 2'",
                "origem=Origem 1&destino=Destino 2 | origem = 'Origem 1' AND destino = 'Destino 2'",
                "fase=DESCONHECIDO | fase_atual = 'DESCONHECIDO'",
                "origem=Origem 9 | false",
                "com_excecao=true | teve_excecao",
                "com_excecao=FALSE | NOT teve_excecao",
                "com_excecao=true&fase=EM_TRANSITO | teve_excecao AND fase_atual = 'EM_TRANSITO'",
                "com_excecao=false&fase=EXCECAO | false",
                "com_excecao=false&origem=Origem 1 | NOT teve_excecao AND origem = 'Origem 1'",
                "com_excecao=true&origem=Origem 1&destino=Destino 2 | teve_excecao AND origem = 'Origem 1' AND destino = 'Destino 2'",
            })
    void walkSeesWhatTheFiltersAllow(String filters, String condition) {
        assertThat(walk(filters.replace(" ", "%20") + "&", new Random(7)))
                .isEqualTo(ids(condition));
    }

    /// Pages of the first parcels are made of one route alone, later ones of several, one of which ends. For a large page there are too few
    /// of Olinda among the next parcels of any origin, for a small one enough.
    @Test
    void walkSeesRoutesWhoseParcelsLieTogether() {
        stored.clear();
        stored.sql()
                .sql(
                        """
                        INSERT INTO pacotes (id_pacote, origem, destino, status_atual, fase_atual,
                                             data_primeiro_evento, data_ultimo_evento)
                        SELECT 31 * n + other, CASE other WHEN 0 THEN 'Olinda' ELSE 'Recife' END,
                               CASE WHEN n <= 300 THEN 'Acre' WHEN n % 50 = 0 THEN 'Rara' ELSE 'Destino ' || n % 20 END,
                               'POSTADO', 'POSTADO', '2025-01-01', '2025-01-02'
                          FROM generate_series(1, 700) n, generate_series(0, 30) other
                        """)
                .update();
        stored.recount();

        assertThat(walk("origem=Olinda&", new Random(3)))
                .isEqualTo(ids("origem = 'Olinda'"))
                .hasSize(700);
    }

    @Test
    void walkSeesParcelsOnceThoughTheyChangeMeanwhile() {
        List<Long> before = ids("true");
        JsonNode first = page("?limite=100");
        stored.sql().sql("UPDATE pacotes SET data_ultimo_evento = '2025-06-01'").update();

        List<Long> seen = new ArrayList<>(idsOf(first));
        seen.addAll(walkFrom("", first.get("proximo_cursor").asString(), new Random(1)));

        assertThat(seen).isEqualTo(before);
    }

    @Test
    void lastPageSaysSoEvenWhenItIsFull() {
        stored.clear();
        stored.store(1, "A", "B", Event.of("POSTADO", "2025-01-01T00:00:00Z"));
        stored.store(2, "A", "B", Event.of("POSTADO", "2025-01-01T00:00:00Z"));

        assertThat(page("?limite=2").get("proximo_cursor").isNull()).isTrue();
        assertThat(page("?limite=1").get("proximo_cursor").isNull()).isFalse();
    }

    @Test
    void pageShowsParcelsAsTheyAre() {
        stored.clear();
        stored.store(1411, "Acre", "Rondônia", Event.of("EXTRAVIADO", "2025-10-12T14:30:00Z"));

        assertThat(dashboard.get(PATH).body())
                .isEqualTo(
                        """
                        {"pacotes":[{"id_pacote":1411,"origem":"Acre","destino":"Rondônia",\
                        "status_rastreamento":"EXTRAVIADO","fase":"EXCECAO",\
                        "data_primeiro_evento":"2025-10-12T14:30:00Z","data_ultimo_evento":"2025-10-12T14:30:00Z",\
                        "data_entrega":null,"tempo_entrega":null}],"proximo_cursor":null,"atualizado_em":"%s"}\
                        """
                                .formatted(stored.updated()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "?status=POSTADO",
                "?fase=POSTADO",
                "?origem=A",
                "?origem=A&fase=POSTADO",
                "?com_excecao=true"
            })
    void emptyPageSaysAsOfWhen(String query) {
        stored.clear();

        assertThat(dashboard.get(PATH + query).body())
                .isEqualTo(
                        "{\"pacotes\":[],\"proximo_cursor\":null,\"atualizado_em\":\"%s\"}"
                                .formatted(stored.updated()));
    }

    @Test
    void pagesHaveFiftyParcelsUnlessAskedOtherwise() {
        assertThat(page("").get("pacotes")).hasSize(50);
        assertThat(page("?limite=&status=&cursor=").get("pacotes")).hasSize(50);
        assertThat(page("?limite=500").get("pacotes")).hasSize(500);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"entregue", " Entregue ", "ENTREGUE", "Objeto entregue ao destinatário"})
    void statusIsFoundInAnySpellingOfTheCatalogue(String spelling) {
        assertThat(
                        idsOf(
                                page(
                                        "?limite=500&status="
                                                + URLEncoder.encode(
                                                        spelling, StandardCharsets.UTF_8))))
                .isEqualTo(ids("status_atual = 'ENTREGUE'"));
    }

    @ParameterizedTest
    @CsvSource({
        "limite=0, limite",
        "limite=501, limite",
        "limite=-1, limite",
        "limite=dez, limite",
        "limite=1.5, limite",
        "limite=99999999999999999999, limite",
        "fase=VOANDO, fase",
        "com_excecao=sim, com_excecao",
        "status=%00, status",
        "status=A%07B, status",
        "origem=%EF%BF%BE%00, origem",
        "pagina=2, pagina",
        "Status=ENTREGUE, Status",
        "status=A&status=B, status",
    })
    void refusesWhatItDoesNotUnderstandByName(String query, String parameter) {
        assertRefused(query, parameter);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "garbage",
                "AQ",
                "AQAAAAAAAAAB",
                "AQAAAAAAAAABAAAAAA",
                "%20",
                "AQAAAAAAAAAB=====",
                "é"
            })
    void refusesCursorsThatItDidNotMake(String cursor) {
        assertRefused("cursor=" + URLEncoder.encode(cursor, StandardCharsets.UTF_8), "cursor");
    }

    @Test
    void refusesADamagedCursorWhicheverCharacterIsWrong() {
        String cursor = page("?limite=1").get("proximo_cursor").asString();
        for (int i = 0; i < cursor.length(); i++) {
            char other = cursor.charAt(i) == 'A' ? 'B' : 'A';
            assertRefused(
                    "cursor=" + cursor.substring(0, i) + other + cursor.substring(i + 1), "cursor");
        }
    }

    @Test
    void refusesACursorOfAnotherQuery() { // it would skip parcels without a word
        String cursor = page("?limite=1&origem=Origem%201").get("proximo_cursor").asString();

        assertRefused("origem=Origem%202&cursor=" + cursor, "cursor");
        assertRefused("cursor=" + cursor, "cursor");
        assertThat(page("?limite=7&origem=%20Origem%20%201&cursor=" + cursor).get("pacotes"))
                .hasSize(7);
    }

    private void assertRefused(String query, String parameter) {
        dashboard.assertRefused(PATH + "?" + query, parameter);
    }

    private List<Long> walk(String filters, Random random) {
        return walkFrom(filters, "", random);
    }

    /// Page by page with a page size of its own each, until there is no next one.
    private List<Long> walkFrom(String filters, String start, Random random) {
        List<Long> seen = new ArrayList<>();
        String cursor = start;
        while (true) {
            JsonNode page =
                    page(
                            "?%slimite=%d&cursor=%s"
                                    .formatted(filters, 1 + random.nextInt(200), cursor));
            seen.addAll(idsOf(page));
            if (page.get("proximo_cursor").isNull()) {
                return seen;
            }
            cursor = page.get("proximo_cursor").asString();
        }
    }

    private JsonNode page(String query) {
        var response = dashboard.get(PATH + query);
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        return Dashboard.json(response);
    }

    private static List<Long> idsOf(JsonNode page) {
        return page.get("pacotes")
                .valueStream()
                .map(parcel -> parcel.get("id_pacote").asLong())
                .toList();
    }

    private List<Long> ids(String condition) {
        return stored.sql()
                .sql("SELECT id_pacote FROM pacotes WHERE " + condition + " ORDER BY id_pacote")
                .query((row, _) -> row.getLong(1))
                .list();
    }
}
