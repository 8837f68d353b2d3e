package br.rastreamento.dashboard.series;

import static org.assertj.core.api.Assertions.assertThat;

import br.rastreamento.dashboard.Dashboard;
import br.rastreamento.dashboard.SharedDashboard;
import br.rastreamento.dashboard.StoredParcels;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

@ExtendWith(SharedDashboard.class)
class EventSeriesTest {

    private static final String PATH = "/api/v1/series/eventos";

    private final Dashboard dashboard;
    private final StoredParcels stored;

    EventSeriesTest(Dashboard dashboard, StoredParcels stored) {
        this.dashboard = dashboard;
        this.stored = stored;
    }

    @Test
    void haveTheFormOfTheContract() {
        stored.storeExamples();

        assertThat(dashboard.get(PATH + "?de=2025-10-12T07:00:00Z&ate=2025-10-12T09:00:00Z").body())
                .isEqualTo(
                        """
                        {"intervalo":"hora","de":"2025-10-12T07:00:00Z","ate":"2025-10-12T09:00:00Z","pontos":[\
                        {"inicio":"2025-10-12T07:00:00Z","total_eventos":0,"por_status":[]},\
                        {"inicio":"2025-10-12T08:00:00Z","total_eventos":1,"por_status":[\
                        {"status_rastreamento":"AGUARDANDO RETIRADA","fase":"AGUARDANDO_RETIRADA","total_eventos":1}]}],\
                        "atualizado_em":"%s"}\
                        """
                                .formatted(stored.updated()));
    }

    @Test
    void haveAPointForEachOfTheLast24HoursOr30Days() {
        assertThat(dashboard.json(PATH).get("pontos")).hasSize(24);
        assertThat(dashboard.json(PATH + "?intervalo=dia").get("pontos")).hasSize(30);
        assertThat(dashboard.json(PATH + "?intervalo=&de=&ate=&status=&fase=").get("pontos"))
                .hasSize(24);
    }

    @ParameterizedTest
    @CsvSource({
        "'', 1 2",
        "&status=entregue, 0 1",
        "&fase=EXCECAO, 0 0",
        "&fase=entregue, 0 1",
        "&fase=ENTREGUE&status=extraviado, 0 0"
    })
    void countDaysByStatusAndPhase(String filter, String totals) {
        stored.sql()
                .sql(
                        """
                        INSERT INTO resumo_dia VALUES
                        ('2025-10-11', 'POSTADO', '[23:23]={9}'), ('2025-10-12', 'POSTADO', '[0:0]={1}'),
                        ('2025-10-13', 'POSTADO', '[0:0]={1}'), ('2025-10-13', 'ENTREGUE', '[23:23]={1}'),
                        ('2025-10-13', 'EXTRAVIADO', '[22:22]={0}'), ('2025-10-14', 'ENTREGUE', '[0:0]={9}')
                        """)
                .update();

        JsonNode points =
                dashboard
                        .json(PATH + "?intervalo=dia&de=2025-10-12&ate=2025-10-14" + filter)
                        .get("pontos");

        assertThat(
                        points.valueStream()
                                .map(point -> point.get("total_eventos").asString())
                                .collect(Collectors.joining(" ")))
                .isEqualTo(totals);
    }

    @Test
    void putTheMostFrequentStatusFirst() {
        stored.sql()
                .sql(
                        """
                        INSERT INTO resumo_dia VALUES ('2025-10-12', 'ZZZ', '[0:0]={2}'),
                        ('2025-10-12', 'AAA', '[0:0]={2}'), ('2025-10-12', 'POSTADO', '[0:0]={3}')
                        """)
                .update();

        assertThat(
                        dashboard
                                .json(PATH + "?de=2025-10-12T00:00:00Z&ate=2025-10-12T01:00:00Z")
                                .at("/pontos/0/por_status")
                                .findValuesAsString("status_rastreamento"))
                .containsExactly("POSTADO", "AAA", "ZZZ");
    }

    @Test
    void takeTimesOfAnyOffset() {
        assertThat(
                        dashboard
                                .json(
                                        PATH
                                                + "?de=2025-10-12T00:00:00-03:00&ate=2025-10-12T05:00:00Z")
                                .get("de")
                                .asString())
                .isEqualTo("2025-10-12T03:00:00Z");
    }

    @ParameterizedTest
    @CsvSource({
        "de=ontem, de",
        "de=2025-13-01, de",
        "de=2025-10-12T08:00:00, de",
        "de=1969-12-31, de",
        "ate=%2B999999-01-01T00:00:00Z, ate",
        "ate=9999-01-01, ate",
        "ate=2025-02-30, ate",
        "de=2025-10-12&ate=2025-10-12, de",
        "de=2025-01-01&ate=2025-12-31, de",
        "intervalo=semana, intervalo",
        "fase=VOANDO, fase",
        "status=%00, status",
        "formato=xml, formato",
        "inicio=2025-01-01, inicio"
    })
    void refuseWhatTheyDoNotUnderstandByName(String query, String parameter) {
        dashboard.assertRefused(PATH + "?" + query, parameter);
    }

    @Test
    void areAFileForWhoAsksForOne() {
        stored.storeExamples();

        var file =
                dashboard.get(
                        PATH + "?de=2025-10-12T08:00:00Z&ate=2025-10-12T10:00:00Z",
                        "Accept",
                        "text/csv");

        assertThat(file.body())
                .isEqualTo(
                        """
                        inicio,status_rastreamento,fase,total_eventos\r
                        2025-10-12T08:00:00Z,AGUARDANDO RETIRADA,AGUARDANDO_RETIRADA,1\r
                        2025-10-12T09:00:00Z,,,0\r
                        """);
        dashboard.assertRefused(PATH + "?formato=csv&intervalo=x", "intervalo");
    }

    @Test
    void costNothingMoreWithMoreEvents() {
        LocalDate day = LocalDate.parse("2025-10-12");
        for (String statement : List.of(EventSeriesQuery.BY_HOUR, EventSeriesQuery.BY_DAY)) {
            assertThat(stored.plan(statement, Map.of("from", day, "to", day)))
                    .contains("resumo_geral", "resumo_dia")
                    .doesNotContain("eventos_rastreamento", " pacotes ", "chunk");
        }
    }
}
