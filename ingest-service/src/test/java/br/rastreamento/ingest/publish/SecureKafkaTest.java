package br.rastreamento.ingest.publish;

import static br.rastreamento.ingest.EventSamples.event;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import br.rastreamento.ingest.ServedIngest;
import br.rastreamento.testservers.SecureKafka;
import br.rastreamento.testservers.TestAuthority;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import tools.jackson.databind.JsonNode;

/// A broker that talks TLS and wants a login. Where either does not fit, nothing is accepted and health says why.
@TestInstance(Lifecycle.PER_CLASS)
class SecureKafkaTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final TestAuthority authority = new TestAuthority();
    private final SecureKafka kafka = new SecureKafka(authority.sign("kafka", "ip:127.0.0.1"));

    @AfterAll
    void stop() {
        kafka.close();
        authority.close();
    }

    @Test
    void takesEventsOverTlsWithALogin() {
        try (ServedIngest ingest = start(authority.certificate(), SecureKafka.login())) {
            await().atMost(PATIENCE).until(() -> ingest.post(event(1)).status() == 202);

            JsonNode details = details(ingest);
            assertThat(details.get("security").asString()).isEqualTo("SASL_SSL");
            assertThat(ingest.get("/actuator/health/readiness").status()).isEqualTo(200);
        }
    }

    @Test
    void trustsNoBrokerThatAnotherAuthoritySigned() {
        try (TestAuthority other = new TestAuthority();
                ServedIngest ingest = start(other.certificate(), SecureKafka.login())) {
            assertRefused(ingest, "SslAuthenticationException");
        }
    }

    @Test
    void trustsNoBrokerOfAnotherName() {
        try (SecureKafka elsewhere =
                        new SecureKafka(authority.sign("elsewhere", "dns:kafka.example.com"));
                ServedIngest ingest =
                        start(
                                elsewhere.bootstrapServers(),
                                authority.certificate(),
                                SecureKafka.login())) {
            assertRefused(ingest, "SslAuthenticationException");
        }
    }

    @Test
    void isNotLetInWithAWrongPassword() {
        try (ServedIngest ingest =
                start(authority.certificate(), SecureKafka.login("outra-senha"))) {
            assertRefused(ingest, "SaslAuthenticationException");
        }
    }

    @Test
    void refusesToStartWithoutALoginWhereOneIsNeeded() {
        assertThatThrownBy(() ->
                        ServedIngest.run(
                                Map.of(
                                        "KAFKA_BOOTSTRAP_SERVERS",
                                        kafka.bootstrapServers(),
                                        "KAFKA_SECURITY_PROTOCOL",
                                        "SASL_SSL",
                                        "INGEST_OPEN",
                                        "true")))
                .hasStackTraceContaining("KAFKA_SASL_JAAS_CONFIG is needed");
    }

    private ServedIngest start(Path trusted, String login) {
        return start(kafka.bootstrapServers(), trusted, login);
    }

    private static ServedIngest start(String bootstrapServers, Path trusted, String login) {
        return ServedIngest.start(
                bootstrapServers,
                Map.of(
                        "KAFKA_SECURITY_PROTOCOL",
                        "SASL_SSL",
                        "KAFKA_SASL_JAAS_CONFIG",
                        login,
                        "KAFKA_TLS_CA",
                        trusted.toString()));
    }

    private static void assertRefused(ServedIngest ingest, String reason) {
        await().atMost(PATIENCE)
                .untilAsserted(() ->
                        assertThat(details(ingest).path("reason").asString("")).isEqualTo(reason));
        assertThat(ingest.get("/actuator/health/readiness").status()).isEqualTo(503);
        assertThat(ingest.get("/actuator/health/liveness").status()).isEqualTo(200);
        assertThat(ingest.post(event(2)).status()).isEqualTo(503);
    }

    private static JsonNode details(ServedIngest ingest) {
        return ingest.get("/actuator/health").json().at("/components/kafka/details");
    }
}
