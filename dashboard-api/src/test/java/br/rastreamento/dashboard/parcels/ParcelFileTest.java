package br.rastreamento.dashboard.parcels;

import static org.assertj.core.api.Assertions.assertThat;

import br.rastreamento.dashboard.Dashboard;
import br.rastreamento.dashboard.SharedDashboard;
import br.rastreamento.dashboard.StoredParcels;
import br.rastreamento.dashboard.StoredParcels.Event;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The list of parcels as a CSV file.
@ExtendWith(SharedDashboard.class)
class ParcelFileTest {

    private static final String HEADER =
            "id_pacote,origem,destino,status_rastreamento,fase,data_primeiro_evento,data_ultimo_evento,data_entrega,tempo_entrega_segundos";

    private final Dashboard dashboard;
    private final StoredParcels stored;

    ParcelFileTest(Dashboard dashboard, StoredParcels stored) {
        this.dashboard = dashboard;
        this.stored = stored;
    }

    @Test
    void holdsWhatTheListShows() {
        stored.store(
                1333,
                "Natal, RN",
                "=Paraíba",
                Event.of("AGUARDANDO RETIRADA", "2025-10-12T08:15:00Z"),
                Event.of("ENTREGUE", "2025-10-13T17:40:00Z"));
        stored.store(1411, "Acre", "Rondônia", Event.of("EXTRAVIADO", "2025-10-12T14:30:00Z"));

        HttpResponse<String> answer = dashboard.get("/api/v1/pacotes?formato=csv");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type"))
                .hasValue("text/csv;header=present;charset=UTF-8");
        assertThat(answer.headers().firstValue("Content-Disposition"))
                .hasValue("attachment; filename=\"pacotes.csv\"");
        assertThat(answer.headers().firstValue("ETag")).isEmpty();
        assertThat(answer.body())
                .isEqualTo(
                        HEADER
                                + "\r\n"
                                + "1333,\"Natal, RN\",'=Paraíba,ENTREGUE,ENTREGUE,2025-10-12T08:15:00Z,2025-10-13T17:40:00Z,2025-10-13T17:40:00Z,120300\r\n"
                                + "1411,Acre,Rondônia,EXTRAVIADO,EXCECAO,2025-10-12T14:30:00Z,2025-10-12T14:30:00Z,,\r\n");
        assertThat(dashboard.get("/api/v1/pacotes", "Accept", "text/csv").body())
                .isEqualTo(answer.body());
        assertThat(dashboard.get("/api/v1/pacotes?status=extraviado&formato=csv").body().lines())
                .hasSize(2);
    }

    @Test
    void goesThroughAllPages() {
        stored.sql()
                .sql(
                        """
                        INSERT INTO pacotes (id_pacote, origem, destino, status_atual, fase_atual, data_primeiro_evento, data_ultimo_evento)
                        SELECT n, 'A', 'B', 'POSTADO', 'POSTADO', now(), now() FROM generate_series(1, 1501) n
                        """)
                .update();

        List<String> lines = dashboard.get("/api/v1/pacotes?formato=csv").body().lines().toList();

        assertThat(lines.getFirst()).isEqualTo(HEADER);
        assertThat(lines.stream().skip(1).map(line -> Long.parseLong(line.split(",", 2)[0])))
                .containsExactlyElementsOf(LongStream.rangeClosed(1, 1_501).boxed().toList());
    }

    @ParameterizedTest
    @CsvSource({
        "/api/v1/pacotes, application/json",
        "/api/v1/pacotes, */*",
        "/api/v1/pacotes, 'text/html,application/xml;q=0.9,*/*;q=0.8'",
        "/api/v1/pacotes?formato=json, text/csv",
        "/api/v1/pacotes?formato=, application/json"
    })
    void isForThoseWhoAskForIt(String path, String accept) {
        assertThat(dashboard.get(path, "Accept", accept).headers().firstValue("Content-Type"))
                .hasValue("application/json");
    }

    @ParameterizedTest
    @CsvSource({
        "formato=xml, formato",
        "formato=csv&formato=csv, formato",
        "formato=csv&limite=5, limite",
        "formato=csv&cursor=x, cursor",
        "formato=csv&fase=X, fase"
    })
    void isRefusedForWhatItDoesNotKnow(String query, String parameter) {
        dashboard.assertRefused("/api/v1/pacotes?" + query, parameter);
    }

    @Test
    void hasNoBodyForHead() {
        var head = dashboard.head("/api/v1/pacotes?formato=csv");

        assertThat(head.statusCode()).isEqualTo(200);
        assertThat(head.body()).isEmpty();
        assertThat(head.headers().firstValue("Content-Disposition")).isPresent();
    }
}
