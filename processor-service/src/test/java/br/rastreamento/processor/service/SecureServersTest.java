package br.rastreamento.processor.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import br.rastreamento.testservers.OwnDatabase;
import br.rastreamento.testservers.SecureKafka;
import br.rastreamento.testservers.TestAuthority;
import br.rastreamento.testservers.TestDatabase;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/// A broker and a database that talk TLS. Where a certificate does not fit, the processor waits and says for what.
@TestInstance(Lifecycle.PER_CLASS)
class SecureServersTest {

    private final TestAuthority authority = new TestAuthority();
    private final TestAuthority other = new TestAuthority();
    private final SecureKafka kafka = new SecureKafka(authority.sign("kafka", "ip:127.0.0.1"));
    private final OwnDatabase database =
            new OwnDatabase(authority.sign("database", "ip:127.0.0.1"));
    private final Rows rows = new Rows(database::superuser);

    @AfterAll
    void stop() {
        kafka.close();
        database.close();
        other.close();
        authority.close();
    }

    @Test
    void storesEventsOverTlsWithALogin() {
        try (Instance processor = start(authority, url(database.jdbcUrl(), authority));
                Topic topic = new Topic(kafka.bootstrapServers(), access(authority))) {
            processor.awaitConsuming(1);
            topic.publish(0, List.of(Topic.event(7, "POSTADO", 0)));
            await().atMost(Instance.PATIENCE)
                    .untilAsserted(() ->
                            assertThat(rows.number("SELECT count(*) FROM eventos_rastreamento"))
                                    .isEqualTo(1));

            assertThat(processor.get("/actuator/health").body())
                    .contains("\"security\":\"SASL_SSL\"", "\"tls\":\"TLSv1.3\"");
            assertThat(
                            rows.texts(
                                    """
                                    SELECT DISTINCT ssl::text FROM pg_stat_ssl JOIN pg_stat_activity USING (pid)
                                     WHERE usename = 'rastreamento_writer'
                                    """))
                    .containsExactly("true");
        }
    }

    @Test
    void trustsNoServerThatAnotherAuthoritySigned() {
        try (Instance processor = start(other, url(database.jdbcUrl(), other))) {
            processor.awaitPaused("database");

            assertThat(processor.get("/actuator/health/kafka").body())
                    .contains("\"DOWN\"", "SslAuthenticationException");
            assertThat(processor.get("/actuator/health/database").body())
                    .contains("\"DOWN\"", "SSLHandshakeException");
            assertThat(processor.isLive()).isTrue();
        }
    }

    @Test
    void trustsNoDatabaseOfAnotherName() {
        try (OwnDatabase elsewhere =
                        new OwnDatabase(authority.sign("elsewhere", "dns:db.example.com"));
                Instance processor = start(authority, url(elsewhere.jdbcUrl(), authority))) {
            assertGetsNoConnection(processor);
        }
    }

    /// TimescaleDB as the tests have it: without TLS.
    @Test
    void doesNotFallBackToPlaintextWhereTheDatabaseHasNoTls() {
        try (TestDatabase plain = TestDatabase.createEmpty();
                Instance processor = start(authority, url(plain.jdbcUrl(), authority))) {
            assertGetsNoConnection(processor);
        }
    }

    private static void assertGetsNoConnection(Instance processor) {
        processor.awaitPaused("database is away: SQLSTATE 08");
        assertThat(processor.get("/actuator/health/database").body())
                .contains("\"DOWN\"", "\"sqlState\":\"08");
    }

    private static String url(String jdbcUrl, TestAuthority trusted) {
        return jdbcUrl
                + (jdbcUrl.contains("?") ? "&" : "?")
                + "sslmode=verify-full&sslrootcert="
                + trusted.certificate();
    }

    private Instance start(TestAuthority trusted, String databaseUrl) {
        Path ca = trusted.certificate();
        return Instance.start(
                kafka.bootstrapServers(),
                databaseUrl,
                "--KAFKA_TOPIC_PARTITIONS=1",
                "--KAFKA_SECURITY_PROTOCOL=SASL_SSL",
                "--KAFKA_SASL_JAAS_CONFIG=" + SecureKafka.login(),
                "--KAFKA_TLS_CA=" + ca);
    }

    /// How a client of the test's own gets in.
    private static Map<String, Object> access(TestAuthority trusted) {
        return Map.of(
                "security.protocol",
                "SASL_SSL",
                "sasl.mechanism",
                "SCRAM-SHA-512",
                "sasl.jaas.config",
                SecureKafka.login(),
                "ssl.truststore.type",
                "PEM",
                "ssl.truststore.location",
                trusted.certificate().toString());
    }
}
