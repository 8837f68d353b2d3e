package br.rastreamento.ingest.request;

import static org.assertj.core.api.Assertions.assertThat;

import br.rastreamento.ingest.ServedIngest;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What the actuator tells is all that an operator needs, and no more. No Kafka is needed for it.
@TestInstance(Lifecycle.PER_CLASS)
class ActuatorTest {

    private final ServedIngest ingest = ServedIngest.start("127.0.0.1:1", Map.of());

    @AfterAll
    void stop() {
        ingest.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/auditevents",
                "/beans",
                "/caches",
                "/conditions",
                "/configprops",
                "/env",
                "/heapdump",
                "/httpexchanges",
                "/logfile",
                "/loggers",
                "/mappings",
                "/metrics",
                "/sbom",
                "/sbom/application",
                "/scheduledtasks",
                "/sessions",
                "/shutdown",
                "/startup",
                "/threaddump"
            })
    void hasNoOtherEndpoints(String endpoint) {
        assertThat(ingest.get("/actuator" + endpoint).status()).isEqualTo(404);
    }

    @Test
    void hasHealthInfoAndMetrics() {
        assertThat(ingest.get("/actuator/health/liveness").status()).isEqualTo(200);
        assertThat(ingest.get("/actuator/health/readiness").status()).isEqualTo(503);
        assertThat(ingest.get("/actuator/info").json().at("/build/artifact").asString())
                .isEqualTo("ingest-service");
        assertThat(ingest.get("/actuator/prometheus").response().body()).contains("jvm_info");
    }
}
