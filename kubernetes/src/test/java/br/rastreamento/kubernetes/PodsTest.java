package br.rastreamento.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import io.kubernetes.client.custom.Quantity;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What every pod of every overlay keeps to.
class PodsTest {

    static List<Overlay> overlays() {
        return Overlay.all();
    }

    @ParameterizedTest
    @MethodSource("overlays")
    void isNobodyInParticularAndWritesOnlyToItsOwnTmp(Overlay overlay) {
        assertThat(overlay.all("Deployment")).hasSize(3);
        for (Manifest pod : overlay.all("Deployment")) {
            assertThat(pod.at("spec", "template", "spec", "securityContext").toString())
                    .as(pod.toString())
                    .contains("\"runAsNonRoot\":true", "\"runAsUser\":10001", "RuntimeDefault");
            assertThat(pod.container().get("securityContext").toString())
                    .as(pod.toString())
                    .isEqualTo(
                            "{\"allowPrivilegeEscalation\":false,\"capabilities\":{\"drop\":[\"ALL\"]},\"readOnlyRootFilesystem\":true}");
            assertThat(pod.at("spec", "template", "spec", "automountServiceAccountToken"))
                    .as(pod.toString())
                    .hasToString("false");
            assertThat(Manifest.objects(pod.container().getAsJsonArray("volumeMounts")))
                    .as(pod.toString())
                    .filteredOn(mount -> !mount.has("readOnly"))
                    .extracting(mount -> mount.get("mountPath").getAsString())
                    .containsExactly("/tmp");
        }
    }

    @ParameterizedTest
    @MethodSource("overlays")
    void isAskedOverHttpForLivenessAndReadiness(Overlay overlay) {
        for (Manifest pod : overlay.all("Deployment")) {
            assertThat(probe(pod, "startupProbe")).isEqualTo("/actuator/health/liveness");
            assertThat(probe(pod, "livenessProbe")).isEqualTo("/actuator/health/liveness");
            assertThat(probe(pod, "readinessProbe")).isEqualTo("/actuator/health/readiness");
        }
    }

    private static String probe(Manifest pod, String name) {
        JsonObject get = pod.container().getAsJsonObject(name).getAsJsonObject("httpGet");
        assertThat(get.get("port").getAsString()).isEqualTo("http");
        return get.get("path").getAsString();
    }

    /// Half of the limit is heap, as in docker-compose.yml; a pod that was promised less than it takes would be ended.
    @ParameterizedTest
    @MethodSource("overlays")
    void hasTheMemoryThatItTakes(Overlay overlay) {
        Quantity compose =
                Quantity.fromString(
                        Overlay.read("docker-compose.yml")
                                .getAsJsonObject("x-service")
                                .get("mem_limit")
                                .getAsString()
                                .replace("g", "Gi"));
        for (Manifest pod : overlay.all("Deployment")) {
            JsonObject resources = pod.container().getAsJsonObject("resources");
            for (String kind : List.of("requests", "limits")) {
                Quantity memory =
                        Quantity.fromString(
                                resources.getAsJsonObject(kind).get("memory").getAsString());
                assertThat(memory.getNumber()).as(pod + kind).isEqualTo(compose.getNumber());
            }
            assertThat(resources.getAsJsonObject("requests").has("cpu")).isTrue();
        }
    }

    @ParameterizedTest
    @MethodSource("overlays")
    void hasTheTimeToEndThatItHasInDockerAndTheWaitForTrafficBeforeIt(Overlay overlay) {
        int compose =
                Integer.parseInt(
                        Overlay.read("docker-compose.yml")
                                .getAsJsonObject("x-service")
                                .get("stop_grace_period")
                                .getAsString()
                                .replace("s", ""));
        for (Manifest pod : overlay.all("Deployment")) {
            int wait =
                    pod.container().has("lifecycle")
                            ? pod.container()
                                    .getAsJsonObject("lifecycle")
                                    .getAsJsonObject("preStop")
                                    .getAsJsonObject("sleep")
                                    .get("seconds")
                                    .getAsInt()
                            : 0;
            assertThat(pod.number("spec", "template", "spec", "terminationGracePeriodSeconds"))
                    .as(pod.toString())
                    .isGreaterThanOrEqualTo(compose + wait);
        }
    }

    @ParameterizedTest
    @MethodSource("overlays")
    void leavesItsNodeOneAtATimeAndIsNotAllOnOne(Overlay overlay) {
        for (Manifest pod : overlay.all("Deployment")) {
            Manifest budget = overlay.the("PodDisruptionBudget", pod.name());
            assertThat(budget.number("spec", "maxUnavailable")).isEqualTo(1);
            assertThat(budget.at("spec", "selector")).isEqualTo(pod.at("spec", "selector"));
            assertThat(pod.list("spec", "template", "spec", "topologySpreadConstraints"))
                    .as(pod.toString())
                    .anySatisfy(spread -> {
                        assertThat(spread.get("topologyKey").getAsString())
                                .isEqualTo("kubernetes.io/hostname");
                        assertThat(spread.get("whenUnsatisfiable").getAsString())
                                .isEqualTo("DoNotSchedule");
                        assertThat(spread.get("matchLabelKeys").toString())
                                .contains("app.kubernetes.io/name");
                    });
        }
    }
}
