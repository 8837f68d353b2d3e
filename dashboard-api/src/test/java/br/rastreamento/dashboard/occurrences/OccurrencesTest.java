package br.rastreamento.dashboard.occurrences;

import static org.assertj.core.api.Assertions.assertThat;

import br.rastreamento.dashboard.Dashboard;
import br.rastreamento.dashboard.SharedDashboard;
import br.rastreamento.dashboard.StoredOccurrences;
import br.rastreamento.dashboard.StoredParcels;
import br.rastreamento.dashboard.StoredParcels.Event;
import java.time.OffsetDateTime;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(SharedDashboard.class)
class OccurrencesTest {

    private static final String PATH = "/api/v1/ocorrencias";

    private final Dashboard dashboard;
    private final StoredParcels parcels;
    private final StoredOccurrences occurrences;

    OccurrencesTest(Dashboard dashboard, StoredParcels parcels) {
        this.dashboard = dashboard;
        this.parcels = parcels;
        this.occurrences = new StoredOccurrences(parcels);
    }

    @BeforeEach
    void storeParcels() {
        occurrences.clear();
        parcels.store(1411, "Acre", "Rondônia", Event.of("POSTADO", "2025-10-12T08:15:00Z"));
        parcels.store(1333, "Natal", "Paraíba", Event.of("POSTADO", "2025-10-12T08:15:00Z"));
    }

    @Test
    void areNoneBeforeTheFirst() {
        assertThat(dashboard.get(PATH).body())
                .isEqualTo(
                        "{\"ocorrencias\":[],\"atualizado_em\":\"%s\"}"
                                .formatted(time("SELECT atualizado_em FROM resumo_geral")));
    }

    @Test
    void areNewestFirstWithTheRouteOfTheirParcel() {
        long first = occurrences.add(1411, Event.of("EXTRAVIADO", "2025-10-12T14:30:00Z"));
        occurrences.add(1333, Event.of("DEVOLVIDO AO REMETENTE", "2025-10-12T09:00:00Z"));

        assertThat(dashboard.get(PATH).body())
                .startsWith(
                        """
                        {"ocorrencias":[{"numero":2,"id_pacote":1333,"status_rastreamento":"DEVOLVIDO AO REMETENTE",\
                        "fase":"DEVOLUCAO","data_evento":"2025-10-12T09:00:00Z","origem":"Natal","destino":"Paraíba",\
                        "gravado_em":"\
                        """)
                .endsWith(
                        """
                        {"numero":1,"id_pacote":1411,"status_rastreamento":"EXTRAVIADO","fase":"EXCECAO",\
                        "data_evento":"2025-10-12T14:30:00Z","origem":"Acre","destino":"Rondônia","gravado_em":"%s"}],\
                        "atualizado_em":"%s"}\
                        """
                                .formatted(
                                        time(
                                                "SELECT gravado_em FROM ocorrencias WHERE numero = "
                                                        + first),
                                        time("SELECT atualizado_em FROM resumo_geral")));
    }

    @Test
    void areTheLast50OrAsManyAsAskedFor() {
        occurrences.addLost(1411, 300);

        assertThat(numbers(PATH)).hasSize(50).startsWith(300L, 299L).endsWith(251L);
        assertThat(numbers(PATH + "?limite=1")).containsExactly(300L);
        assertThat(numbers(PATH + "?limite=256")).hasSize(256).endsWith(45L);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "limite=0",
                "limite=257",
                "limite=x",
                "limite=1&limite=2",
                "formato=xml",
                "x=1"
            })
    void otherParametersAreRefused(String parameters) {
        var answer = dashboard.get(PATH + "?" + parameters);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(Dashboard.json(answer).get("parametro").asString())
                .isEqualTo(parameters.substring(0, parameters.indexOf('=')));
    }

    @Test
    void areAFileForWhoAsksForOne() {
        occurrences.add(1411, Event.of("EXTRAVIADO", "2025-10-12T14:30:00Z"));

        var file = dashboard.get(PATH, "Accept", "text/csv");

        assertThat(file.headers().firstValue("Content-Disposition"))
                .hasValue("attachment; filename=\"ocorrencias.csv\"");
        assertThat(file.body())
                .isEqualTo(
                        """
                        numero,id_pacote,status_rastreamento,fase,data_evento,origem,destino,gravado_em\r
                        1,1411,EXTRAVIADO,EXCECAO,2025-10-12T14:30:00Z,Acre,Rondônia,%s\r
                        """
                                .formatted(time("SELECT gravado_em FROM ocorrencias")));
    }

    @Test
    void fileHoldsAllThatAreKept() {
        occurrences.addLost(1411, 300);

        assertThat(dashboard.get(PATH + "?formato=csv").body().lines()).hasSize(1 + 256);
        dashboard.assertRefused(PATH + "?formato=csv&limite=1", "limite");
    }

    private List<Long> numbers(String path) {
        return dashboard
                .json(path)
                .get("ocorrencias")
                .valueStream()
                .map(occurrence -> occurrence.get("numero").asLong())
                .toList();
    }

    private String time(String sql) {
        return parcels.sql().sql(sql).query(OffsetDateTime.class).single().toInstant().toString();
    }
}
