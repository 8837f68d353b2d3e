package br.rastreamento.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What may be reached, and from where.
class NetworkTest {

    private static final Path PAGE =
            Overlay.ROOT.resolve("dashboard-api/src/main/resources/static");

    static List<Overlay> overlays() {
        return Overlay.all();
    }

    @ParameterizedTest
    @MethodSource("overlays")
    void nothingMayBeReachedUnlessItIsSaid(Overlay overlay) {
        assertThat(overlay.the("NetworkPolicy", "nobody").at("spec").toString())
                .isEqualTo("{\"podSelector\":{},\"policyTypes\":[\"Ingress\",\"Egress\"]}");
    }

    @ParameterizedTest
    @MethodSource("overlays")
    void whoUsesAServerMayReachItAndNobodyElse(Overlay overlay) {
        assertThat(mayReach(overlay, "to-kafka"))
                .containsExactlyInAnyOrder("ingest-service", "processor-service");
        assertThat(mayReach(overlay, "to-database"))
                .containsExactlyInAnyOrder("processor-service", "dashboard-api");
        assertThat(mayReach(overlay, "from-outside"))
                .containsExactlyInAnyOrder("ingest-service", "dashboard-api");
    }

    private static List<String> mayReach(Overlay overlay, String policy) {
        return overlay
                .the("NetworkPolicy", policy)
                .list("spec", "podSelector", "matchExpressions")
                .getFirst()
                .getAsJsonArray("values")
                .asList()
                .stream()
                .map(name -> name.getAsString())
                .toList();
    }

    @Test
    void productionNamesTheNetworksOfItsServersAndSpeaksTlsToThem() {
        Overlay production = Overlay.production();
        for (String policy : List.of("to-kafka", "to-database")) {
            assertThat(production.the("NetworkPolicy", policy).list("spec", "egress"))
                    .as(policy)
                    .isNotEmpty()
                    .allSatisfy(rule -> assertThat(rule.toString()).contains("ipBlock"));
        }
        assertThat(production.all("ConfigMap"))
                .anySatisfy(map ->
                        assertThat(map.text("data", "KAFKA_SECURITY_PROTOCOL"))
                                .isEqualTo("SASL_SSL"))
                .anySatisfy(map ->
                        assertThat(map.text("data", "DATABASE_URL"))
                                .contains("sslmode=verify-full", "sslrootcert="));
    }

    @Test
    void thePageIsReachedAsAWhole() throws IOException {
        try (Stream<Path> files = Files.walk(PAGE)) {
            assertThat(files.filter(Files::isRegularFile))
                    .hasSizeGreaterThan(10)
                    .allSatisfy(file ->
                            assertThat(isOutside("dashboard-api", "/" + PAGE.relativize(file)))
                                    .as(file.toString())
                                    .isTrue());
        }
        assertThat(isOutside("dashboard-api", "/")).isTrue();
        assertThat(isOutside("dashboard-api", "/api/v1/stream")).isTrue();
        assertThat(isOutside("ingest-service", "/api/v1/eventos")).isTrue();
    }

    /// Health names brokers, metrics name carriers: both are for who runs it.
    @ParameterizedTest
    @ValueSource(strings = {"/actuator", "/actuator/health", "/actuator/prometheus", "/admin"})
    void healthAndMetricsStayInside(String path) {
        assertThat(isOutside("dashboard-api", path)).isFalse();
        assertThat(isOutside("ingest-service", path)).isFalse();
    }

    @Test
    void theProcessorIsNotReachedFromOutside() {
        assertThat(Overlay.production().all("Ingress"))
                .extracting(Manifest::name)
                .containsExactlyInAnyOrder("ingest-service", "dashboard-api");
    }

    private static boolean isOutside(String service, String path) {
        return Overlay.production()
                .the("Ingress", service)
                .list("spec", "rules")
                .getFirst()
                .getAsJsonObject("http")
                .getAsJsonArray("paths")
                .asList()
                .stream()
                .map(rule -> rule.getAsJsonObject())
                .anyMatch(rule -> matches(rule, path));
    }

    /// As Kubernetes defines it: a prefix ends at a slash.
    private static boolean matches(JsonObject rule, String path) {
        String wanted = rule.get("path").getAsString();
        return switch (rule.get("pathType").getAsString()) {
            case "Exact" -> path.equals(wanted);
            case "Prefix" -> path.equals(wanted) || path.startsWith(wanted + "/");
            default -> throw new AssertionError("path type of " + rule);
        };
    }
}
