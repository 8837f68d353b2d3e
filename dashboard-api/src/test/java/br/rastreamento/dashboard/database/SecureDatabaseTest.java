package br.rastreamento.dashboard.database;

import static org.assertj.core.api.Assertions.assertThat;

import br.rastreamento.dashboard.Dashboard;
import br.rastreamento.initdb.Migrations;
import br.rastreamento.testservers.OwnDatabase;
import br.rastreamento.testservers.TestAuthority;
import br.rastreamento.testservers.TestDatabase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import tools.jackson.databind.JsonNode;

/// A database that talks TLS. Where its certificate does not fit, nothing is read and health says why.
@TestInstance(Lifecycle.PER_CLASS)
class SecureDatabaseTest {

    private final TestAuthority authority = new TestAuthority();
    private final OwnDatabase database =
            new OwnDatabase(authority.sign("database", "ip:127.0.0.1"));

    @AfterAll
    void stop() {
        database.close();
        authority.close();
    }

    @Test
    void readsOverTls() {
        Migrations.apply(
                trusting(database.jdbcUrl(), authority), TestDatabase.OWNER, TestDatabase.PASSWORD);
        try (Dashboard dashboard = Dashboard.on(trusting(database.jdbcUrl(), authority))) {
            assertThat(details(dashboard).get("tls").asString()).isEqualTo("TLSv1.3");
            assertThat(dashboard.get("/api/v1/indicadores").statusCode()).isEqualTo(200);
        }
    }

    @Test
    void trustsNoDatabaseThatAnotherAuthoritySigned() {
        try (TestAuthority other = new TestAuthority();
                Dashboard dashboard = Dashboard.on(trusting(database.jdbcUrl(), other))) {
            assertNothingIsRead(dashboard, "SSLHandshakeException");
        }
    }

    /// TimescaleDB as the tests have it: without TLS.
    @Test
    void doesNotFallBackToPlaintextWhereTheDatabaseHasNoTls() {
        try (TestDatabase plain = TestDatabase.create();
                Dashboard dashboard = Dashboard.on(trusting(plain.jdbcUrl(), authority))) {
            assertNothingIsRead(dashboard, "PSQLException");
        }
    }

    private static void assertNothingIsRead(Dashboard dashboard, String cause) {
        assertThat(dashboard.get("/api/v1/indicadores").statusCode()).isEqualTo(503);
        assertThat(dashboard.get("/actuator/health/readiness").statusCode()).isEqualTo(503);
        assertThat(details(dashboard).get("reason").asString()).isEqualTo("AWAY");
        assertThat(details(dashboard).get("cause").asString()).isEqualTo(cause);
    }

    private static JsonNode details(Dashboard dashboard) {
        return dashboard.json("/actuator/health").at("/components/database/details");
    }

    private static String trusting(String jdbcUrl, TestAuthority trusted) {
        return jdbcUrl
                + (jdbcUrl.contains("?") ? "&" : "?")
                + "sslmode=verify-full&sslrootcert="
                + trusted.certificate();
    }
}
