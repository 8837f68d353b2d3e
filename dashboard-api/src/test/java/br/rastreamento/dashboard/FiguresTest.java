package br.rastreamento.dashboard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import br.rastreamento.evento.StatusCatalog;
import br.rastreamento.evento.StatusPhase;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/// What the API says equals what SQL over the events says (R6), of any parcels.
@ExtendWith(SharedDashboard.class)
class FiguresTest {

    private static final int PARCELS = 300;

    // One row a parcel: R4 is the test's own, since events do not hold their route.
    private static final String PARCEL =
            """
            WITH parcel AS (
                SELECT id_pacote, p.origem, p.destino, min(data_evento) AS first, max(data_evento) AS last,
                       max(data_evento) FILTER (WHERE status_rastreamento = 'ENTREGUE') AS delivered,
                       bool_or(status_rastreamento IN (%s)) AS exception
                  FROM eventos_rastreamento JOIN pacotes p USING (id_pacote)
                 GROUP BY id_pacote, p.origem, p.destino)
            """
                    .formatted(exceptions());

    private static final String TIMES =
            """
            count(delivered) AS delivered, avg(extract(epoch FROM delivered - first)) AS mean,
            percentile_disc(0.5) WITHIN GROUP (ORDER BY extract(epoch FROM delivered - first)) AS p50,
            percentile_disc(0.9) WITHIN GROUP (ORDER BY extract(epoch FROM delivered - first)) AS p90,
            percentile_disc(0.95) WITHIN GROUP (ORDER BY extract(epoch FROM delivered - first)) AS p95
            """;

    private final Dashboard dashboard;
    private final StoredParcels stored;

    FiguresTest(Dashboard dashboard, StoredParcels stored) {
        this.dashboard = dashboard;
        this.stored = stored;
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void equalARecountOfTheEvents(long seed) {
        new RandomParcels(seed).storeIn(stored, PARCELS);

        indicators();
        deliveryTimes();
        routes();
        eventSeries();
        deliverySeries();
        stalled();
        stalledByRoute();
    }

    private void indicators() {
        JsonNode answer = dashboard.json("/api/v1/indicadores");
        long exceptions = one("SELECT count(*) FROM parcel WHERE exception", Long.class);

        assertThat(answer.get("pacotes_com_excecao").asLong()).isEqualTo(exceptions).isPositive();
        assertThat(answer.get("taxa_excecao").decimalValue())
                .isEqualByComparingTo(share(exceptions, PARCELS));
    }

    private void deliveryTimes() {
        assertTimes("/api/v1/tempos-entrega", "true");
        assertTimes("/api/v1/tempos-entrega?origem=Origem%201", "origem = 'Origem 1'");
        assertTimes("/api/v1/tempos-entrega?destino=Destino%202", "destino = 'Destino 2'");
        assertTimes(
                "/api/v1/tempos-entrega?origem=Origem%200&destino=Destino%202",
                "origem = 'Origem 0' AND destino = 'Destino 2'");
    }

    private void assertTimes(String path, String condition) {
        JsonNode answer = dashboard.json(path);
        rows(
                "SELECT " + TIMES + " FROM parcel WHERE " + condition,
                row -> {
                    assertTimes(answer, row);
                });
    }

    private void routes() {
        JsonNode answer = dashboard.json("/api/v1/rotas?limite=500");
        Map<String, JsonNode> routes =
                answer.get("rotas")
                        .valueStream()
                        .collect(
                                Collectors.toMap(
                                        route ->
                                                route.get("origem").asString()
                                                        + route.get("destino").asString(),
                                        route -> route));
        List<String> recounted = new ArrayList<>();
        rows(
                "SELECT origem || destino AS route, count(*) AS total, count(*) FILTER (WHERE exception) AS exceptions, "
                        + TIMES
                        + " FROM parcel GROUP BY 1",
                row -> {
                    String name = row.getString("route");
                    JsonNode route = Objects.requireNonNull(routes.get(name), name);
                    assertTimes(route, row);
                    assertThat(route.get("total_pacotes").asLong()).isEqualTo(row.getLong("total"));
                    assertThat(route.get("pacotes_com_excecao").asLong())
                            .isEqualTo(row.getLong("exceptions"));
                    assertThat(route.get("taxa_excecao").decimalValue())
                            .isEqualByComparingTo(
                                    share(row.getLong("exceptions"), row.getLong("total")));
                    recounted.add(name);
                });
        assertThat(routes.keySet()).containsExactlyInAnyOrderElementsOf(recounted);
        assertThat(answer.get("total_rotas").asInt()).isEqualTo(recounted.size());
    }

    private void eventSeries() {
        for (String interval : List.of("hora", "dia")) {
            Instant start = one("SELECT min(first) FROM parcel", OffsetDateTime.class).toInstant();
            Instant end =
                    one("SELECT max(last) FROM parcel", OffsetDateTime.class)
                            .toInstant()
                            .plusSeconds(1);
            JsonNode answer =
                    dashboard.json(
                            "/api/v1/series/eventos?intervalo=%s&de=%s&ate=%s"
                                    .formatted(interval, start, end));
            List<String> told = new ArrayList<>();
            for (JsonNode point : answer.get("pontos")) {
                for (JsonNode status : point.get("por_status")) {
                    told.add(
                            Instant.parse(point.get("inicio").asString()).getEpochSecond()
                                    + status.get("status_rastreamento").asString()
                                    + status.get("total_eventos").asLong());
                }
            }
            List<String> recounted = new ArrayList<>();
            rows(
                    "SELECT extract(epoch FROM date_trunc('%s', data_evento, 'UTC'))::bigint || status_rastreamento || count(*) AS told FROM eventos_rastreamento GROUP BY date_trunc('%1$s', data_evento, 'UTC'), status_rastreamento"
                            .formatted(interval.equals("hora") ? "hour" : "day"),
                    row -> recounted.add(row.getString("told")));

            assertThat(told).containsExactlyInAnyOrderElementsOf(recounted).isNotEmpty();
        }
    }

    private void deliverySeries() {
        JsonNode answer = dashboard.json("/api/v1/series/tempos-entrega");
        List<String> days = new ArrayList<>();
        for (JsonNode point : answer.get("pontos")) {
            String day = point.get("dia").asString();
            rows(
                    "SELECT "
                            + TIMES
                            + " FROM parcel WHERE (delivered AT TIME ZONE 'UTC')::date = '"
                            + day
                            + "'",
                    row -> assertTimes(point, row));
            days.add(day);
        }
        assertThat(days).hasSize(30).doesNotHaveDuplicates();
        assertThat(
                        answer.get("pontos")
                                .valueStream()
                                .mapToLong(point -> point.get("pacotes_entregues").asLong())
                                .sum())
                .isEqualTo(one("SELECT count(delivered) FROM parcel", Long.class));
    }

    private void stalled() {
        assertThat(ids("/api/v1/pacotes/parados?limite=500"))
                .isEqualTo(
                        all(
                                "SELECT id_pacote FROM parcel WHERE delivered IS NULL AND last < now() - interval '120 hours' ORDER BY last, id_pacote"))
                .isNotEmpty();
    }

    // By the p95 that /rotas tells, which is what the list promises.
    private void stalledByRoute() {
        List<Long> expected = new ArrayList<>();
        JsonNode routes = dashboard.json("/api/v1/rotas?limite=500").get("rotas");
        for (JsonNode route : routes) {
            if (route.get("pacotes_entregues").asLong() >= 20) {
                expected.addAll(
                        all(
                                "SELECT id_pacote FROM parcel WHERE delivered IS NULL AND origem = '%s' AND destino = '%s' AND last < now() - %d * interval '1 second'"
                                        .formatted(
                                                route.get("origem").asString(),
                                                route.get("destino").asString(),
                                                route.at("/p95/segundos").asLong())));
            }
        }

        assertThat(ids("/api/v1/pacotes/parados?criterio=rota&limite=500"))
                .containsExactlyInAnyOrderElementsOf(expected);
    }

    private static void assertTimes(JsonNode told, ResultSet exact) throws SQLException {
        assertThat(told.get("pacotes_entregues").asLong()).isEqualTo(exact.getLong("delivered"));
        if (exact.getLong("delivered") == 0) {
            assertThat(told.get("tempo_medio_entrega").isNull()).isTrue();
            assertThat(told.get("p50").isNull()).isTrue();
            return;
        }
        assertThat(told.at("/tempo_medio_entrega/segundos").asLong())
                .isEqualTo(
                        exact.getBigDecimal("mean").setScale(0, RoundingMode.HALF_UP).longValue());
        for (String percentile : List.of("p50", "p90", "p95")) {
            double seconds = exact.getDouble(percentile);
            double mayBeOff = seconds < 60 ? 30 : 0.02 * seconds + 0.5; // told in whole seconds
            assertThat((double) told.get(percentile).get("segundos").asLong())
                    .as(percentile)
                    .isCloseTo(seconds, within(mayBeOff));
        }
    }

    private List<Long> ids(String path) {
        return dashboard
                .json(path)
                .get("pacotes")
                .valueStream()
                .map(parcel -> parcel.get("id_pacote").asLong())
                .toList();
    }

    private List<Long> all(String sql) {
        return stored.sql().sql(PARCEL + sql).query((row, _) -> row.getLong(1)).list();
    }

    private <T> T one(String sql, Class<T> type) {
        return stored.sql().sql(PARCEL + sql).query(type).single();
    }

    private void rows(String sql, Row each) {
        stored.sql()
                .sql(PARCEL + sql)
                .query(rows -> {
                    while (rows.next()) {
                        each.check(rows);
                    }
                    return true;
                });
    }

    private interface Row {
        void check(ResultSet row) throws SQLException;
    }

    private static BigDecimal share(long part, long whole) {
        return BigDecimal.valueOf(part).divide(BigDecimal.valueOf(whole), 4, RoundingMode.HALF_UP);
    }

    private static String exceptions() {
        return StatusCatalog.entries().stream()
                .filter(entry -> entry.phase() == StatusPhase.EXCECAO)
                .map(entry -> "'" + entry.canonical() + "'")
                .collect(Collectors.joining(", "));
    }
}
