package br.rastreamento.dashboard.web;

import static org.assertj.core.api.Assertions.assertThat;

import br.rastreamento.dashboard.Dashboard;
import br.rastreamento.dashboard.SharedDashboard;
import br.rastreamento.dashboard.StoredParcels;
import br.rastreamento.dashboard.StoredParcels.Event;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Who has the answer already is spared the sending, and never the news.
@ExtendWith(SharedDashboard.class)
class ConditionalRequestsTest {

    private static final String[] PATHS = {
        "/api/v1/indicadores",
        "/api/v1/pacotes",
        "/api/v1/pacotes/1333",
        "/api/v1/tempos-entrega",
        "/api/v1/rotas",
        "/api/v1/series/eventos?de=2025-10-12&ate=2025-10-13",
        "/api/v1/series/tempos-entrega?de=2025-10-12&ate=2025-10-13",
        "/api/v1/qualidade",
        "/api/v1/ocorrencias"
    };

    private final Dashboard dashboard;
    private final StoredParcels stored;

    ConditionalRequestsTest(Dashboard dashboard, StoredParcels stored) {
        this.dashboard = dashboard;
        this.stored = stored;
    }

    @BeforeEach
    void storeExamples() {
        stored.storeExamples();
    }

    @Test
    void sameContentIs304AndAChangeIsNot() {
        for (String path : PATHS) {
            var first = dashboard.get(path);
            var again = ifNoneMatch(path, tag(first));

            assertThat(first.headers().firstValue("Cache-Control")).hasValue("no-cache");
            assertThat(again.statusCode()).as(path).isEqualTo(304);
            assertThat(again.body()).isEmpty();
            assertThat(tag(again)).isEqualTo(tag(first));
            assertThat(again.headers().firstValue("Cache-Control")).hasValue("no-cache");
            assertThat(ifNoneMatch(path, "\"other\", " + tag(first)).statusCode()).isEqualTo(304);
        }
        String before = tag(dashboard.get("/api/v1/indicadores"));
        stored.store(1, "Acre", "Rondônia", Event.of("POSTADO", "2025-10-12T08:15:00Z"));
        var changed = ifNoneMatch("/api/v1/indicadores", before);
        assertThat(changed.statusCode()).isEqualTo(200);
        assertThat(changed.body()).contains("\"total_pacotes\":3");
        assertThat(tag(changed)).isNotEqualTo(before);
    }

    @Test
    void headHasTheHeadersOfGetAndNoBody() {
        for (String path : PATHS) {
            var get = dashboard.get(path);
            var head = dashboard.head(path);

            assertThat(head.statusCode()).isEqualTo(200);
            assertThat(head.body()).isEmpty();
            for (String name :
                    new String[] {"ETag", "Content-Type", "Content-Length", "Cache-Control"}) {
                assertThat(head.headers().firstValue(name))
                        .as(path + " " + name)
                        .isPresent()
                        .isEqualTo(get.headers().firstValue(name));
            }
        }
        assertThat(dashboard.head("/api/v1/pacotes/42").statusCode()).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/v1/pacotes/42", "/api/v1/pacotes?limite=0", "/api/v1/nada"})
    void errorsHaveNoTag(String path) {
        assertThat(dashboard.get(path).headers().firstValue("ETag")).isEmpty();
    }

    @Test
    void largeAnswersAreCompressedForWhoAsks() throws IOException, InterruptedException {
        for (long id = 1; id <= 20; id++) {
            stored.store(id, "Natal", "Paraíba", Event.of("POSTADO", "2025-10-12T08:15:00Z"));
        }
        String plain = dashboard.get("/api/v1/pacotes").body();
        var small = compressed("/api/v1/pacotes/1333");
        var large = compressed("/api/v1/pacotes");

        assertThat(small.headers().firstValue("Content-Encoding")).isEmpty();
        assertThat(large.headers().firstValue("Content-Encoding")).hasValue("gzip");
        assertThat(large.headers().allValues("Vary").toString().toLowerCase(Locale.ROOT))
                .contains("accept-encoding");
        assertThat(large.body().length).isLessThan(plain.length() / 4);
        try (var unzipped = new GZIPInputStream(new ByteArrayInputStream(large.body()))) {
            assertThat(new String(unzipped.readAllBytes(), StandardCharsets.UTF_8))
                    .isEqualTo(plain);
        }
        assertThat(large.headers().firstValue("ETag"))
                .as("the same content, so the same tag")
                .isEqualTo(dashboard.get("/api/v1/pacotes").headers().firstValue("ETag"));
    }

    private HttpResponse<byte[]> compressed(String path) throws IOException, InterruptedException {
        try (HttpClient http = HttpClient.newHttpClient()) {
            return http.send(
                    dashboard.request(path).header("Accept-Encoding", "gzip").build(),
                    BodyHandlers.ofByteArray());
        }
    }

    private HttpResponse<String> ifNoneMatch(String path, String tags) {
        return dashboard.get(path, "If-None-Match", tags);
    }

    private static String tag(HttpResponse<String> response) {
        return response.headers().firstValue("ETag").orElseThrow();
    }
}
