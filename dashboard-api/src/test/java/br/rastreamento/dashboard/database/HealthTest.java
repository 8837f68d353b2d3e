package br.rastreamento.dashboard.database;

import static org.assertj.core.api.Assertions.assertThat;

import br.rastreamento.dashboard.Dashboard;
import br.rastreamento.dashboard.SharedDashboard;
import br.rastreamento.dashboard.StoredParcels;
import br.rastreamento.testservers.TestDatabase;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

@ExtendWith(SharedDashboard.class)
class HealthTest {

    private final Dashboard dashboard;
    private final StoredParcels stored;
    private final TestDatabase database;

    HealthTest(Dashboard dashboard, StoredParcels stored, TestDatabase database) {
        this.dashboard = dashboard;
        this.stored = stored;
        this.database = database;
    }

    @Test
    void namesTheDatabaseAndWhetherItIsTimescale() {
        JsonNode health = dashboard.json("/actuator/health");
        JsonNode details = health.at("/components/database/details");

        assertThat(health.get("status").asString()).isEqualTo("UP");
        assertThat(details.get("version").asString()).startsWith("18.");
        assertThat(details.get("timescaledb").isString()).isEqualTo(database.isTimescale());
        assertThat(details.get("readOnly").asBoolean()).isTrue();
        assertThat(details.get("role").asString()).isEqualTo(TestDatabase.READER);
    }

    @Test
    void isNotReadyWhileATableThatAnswersReadIsMissing() {
        for (String table : tablesOfTheReader()) {
            stored.sql()
                    .sql("REVOKE SELECT ON %s FROM rastreamento_reader".formatted(table))
                    .update();
            try {
                var readiness = dashboard.get("/actuator/health/readiness");

                assertThat(readiness.statusCode()).as(table).isEqualTo(503);
                assertThat(readiness.body()).contains("NOT_MIGRATED");
            } finally {
                stored.sql()
                        .sql("GRANT SELECT ON %s TO rastreamento_reader".formatted(table))
                        .update();
            }
        }
        assertThat(dashboard.get("/actuator/health/readiness").statusCode()).isEqualTo(200);
    }

    private List<String> tablesOfTheReader() {
        List<String> tables =
                stored.sql()
                        .sql(
                                """
                                SELECT table_name FROM information_schema.role_table_grants
                                 WHERE grantee = 'rastreamento_reader' AND table_schema = 'public' AND privilege_type = 'SELECT'
                                """)
                        .query((row, _) -> row.getString(1))
                        .list();
        assertThat(tables).contains("pacotes", "eventos_por_dia", "ocorrencias");
        return tables;
    }

    @Test
    void livenessLooksAtThisProcessAlone() {
        assertThat(dashboard.json("/actuator/health/liveness").path("components").has("database"))
                .isFalse();
        assertThat(dashboard.json("/actuator/health/readiness").path("components").has("database"))
                .isTrue();
    }

    @Test
    void hasMetricsOfRequestsAndConnections() {
        dashboard.get("/api/v1/indicadores");

        assertThat(dashboard.get("/actuator/prometheus").body())
                .contains(
                        "http_server_requests_seconds_bucket",
                        "uri=\"/api/v1/indicadores\"",
                        "hikaricp_connections_active");
    }

    @Test
    void tellsItsVersion() {
        assertThat(dashboard.json("/actuator/info").at("/build/artifact").asString())
                .isEqualTo("dashboard-api");
    }
}
