package br.rastreamento.dashboard.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import br.rastreamento.dashboard.Dashboard;
import br.rastreamento.initdb.Migrations;
import br.rastreamento.testservers.TcpGate;
import br.rastreamento.testservers.TestDatabase;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/// While the database is away each request is answered with 503 in time, and nobody has to restart anything.
@SuppressWarnings("try") // closing the gate in the middle is what happens to the database here
class DatabaseAwayTest {

    private static final String FIGURES = "/api/v1/indicadores";
    private static final Duration ANSWER_WITHIN =
            Duration.ofSeconds(4); // 3 s, and some for a busy machine
    private static final Duration RECOVER_WITHIN = Duration.ofSeconds(30);

    @Test
    void isSaidByEachEndpointAndEndsByItself() throws Exception {
        try (TestDatabase database = TestDatabase.create();
                TcpGate gate = gateTo(database);
                Dashboard dashboard = Dashboard.on(through(gate, database))) {
            assertThat(dashboard.get(FIGURES).statusCode()).isEqualTo(200);

            gate.close();
            assertUnavailable(dashboard, FIGURES, "O banco de dados não responde");
            assertUnavailable(dashboard, "/api/v1/pacotes", "O banco de dados não responde");
            assertUnavailable(dashboard, "/api/v1/pacotes/1333", "O banco de dados não responde");
            assertUnavailable(dashboard, "/api/v1/rotas", "O banco de dados não responde");
            assertUnavailable(
                    dashboard,
                    "/api/v1/pacotes/parados?criterio=rota",
                    "O banco de dados não responde");
            assertThat(dashboard.get("/actuator/health/readiness").statusCode()).isEqualTo(503);
            assertThat(dashboard.get("/actuator/health/liveness").statusCode()).isEqualTo(200);
            assertThat(dashboard.get("/").statusCode()).isEqualTo(200);
            assertThat(dashboard.get("/api/v1/pacotes/x").statusCode()).isEqualTo(400);

            gate.open();
            awaitRecovery(dashboard);
        }
    }

    @Test
    void doesNotKeepTheServiceFromStarting() throws Exception {
        try (TestDatabase database = TestDatabase.create();
                TcpGate gate = gateTo(database)) {
            gate.close();
            try (Dashboard dashboard = Dashboard.on(through(gate, database))) {
                assertUnavailable(dashboard, FIGURES, "O banco de dados não responde");
                gate.open();
                awaitRecovery(dashboard);
            }
        }
    }

    @Test
    void isTheSameUntilTheProcessorHasMigrated() throws Exception {
        try (TestDatabase database = TestDatabase.createEmpty();
                Dashboard dashboard = Dashboard.on(database.jdbcUrl())) {
            assertUnavailable(dashboard, FIGURES, "O banco de dados ainda está sendo preparado");
            assertUnavailable(
                    dashboard,
                    "/api/v1/pacotes?fase=ENTREGUE",
                    "O banco de dados ainda está sendo preparado");
            assertThat(
                            Dashboard.json(dashboard.get("/actuator/health/readiness"))
                                    .at("/components/database/details/reason")
                                    .asString())
                    .isEqualTo("NOT_MIGRATED");

            Migrations.apply(database.jdbcUrl(), TestDatabase.OWNER, TestDatabase.PASSWORD);
            awaitRecovery(dashboard);
        }
    }

    @Test
    void isNoticedInTimeWhenItAcceptsConnectionsAndSaysNothing() throws Exception {
        try (ServerSocket mute = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
                Dashboard dashboard =
                        Dashboard.on("jdbc:postgresql://127.0.0.1:" + mute.getLocalPort() + "/x")) {
            assertUnavailable(dashboard, FIGURES, "O banco de dados não responde");
        }
    }

    private static void assertUnavailable(Dashboard dashboard, String path, String detail) {
        long start = System.nanoTime();
        HttpResponse<String> response = dashboard.get(path);

        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(ANSWER_WITHIN);
        assertThat(response.statusCode()).as(response.body()).isEqualTo(503);
        assertThat(response.headers().firstValue("Retry-After")).hasValue("5");
        assertThat(response.headers().firstValue("Content-Type"))
                .hasValue("application/problem+json");
        assertThat(Dashboard.json(response).get("detail").asString()).startsWith(detail);
    }

    private static void awaitRecovery(Dashboard dashboard) {
        await().atMost(RECOVER_WITHIN)
                .untilAsserted(
                        () -> assertThat(dashboard.get(FIGURES).statusCode()).isEqualTo(200));
        assertThat(dashboard.get("/actuator/health/readiness").statusCode()).isEqualTo(200);
    }

    private static TcpGate gateTo(TestDatabase database) {
        return new TcpGate(address(database).getHost(), address(database).getPort());
    }

    private static String through(TcpGate gate, TestDatabase database) {
        return "jdbc:postgresql://127.0.0.1:" + gate.port() + address(database).getPath();
    }

    private static URI address(TestDatabase database) {
        return URI.create(database.jdbcUrl().substring("jdbc:".length()));
    }
}
