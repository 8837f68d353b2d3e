package br.rastreamento.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.Gson;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class AcceptanceTest {

    private static final Pattern NAME = Pattern.compile("[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?");

    static List<Overlay> overlays() {
        return Overlay.all();
    }

    @ParameterizedTest
    @MethodSource("overlays")
    void kubernetesWouldTakeEachObject(Overlay overlay) {
        assertThat(overlay.manifests()).isNotEmpty();
        for (Manifest manifest : overlay.manifests()) {
            assertThat(Acceptance.objections(manifest.tree())).as(manifest.toString()).isEmpty();
            assertThat(manifest.name()).matches(NAME);
        }
    }

    @ParameterizedTest
    @MethodSource("overlays")
    void allLiesInOneNamespaceAndNothingReplacesAnother(Overlay overlay) {
        assertThat(overlay.manifests()).extracting(Manifest::toString).doesNotHaveDuplicates();
        assertThat(overlay.manifests())
                .filteredOn(manifest -> !manifest.kind().equals("Namespace"))
                .extracting(manifest -> manifest.text("metadata", "namespace"))
                .containsOnly("rastreamento");
    }

    /// Mistakes that one makes, each put into an object that would be taken otherwise.
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Deployment   | spec.replica                                       | 2",
                "Deployment   | spec.replicas                                      | \"2\"",
                "Deployment   | spec.template.spec.containers.0.image              | 1",
                "Deployment   | spec.template.spec.containers.0.livenesProbe       | {}",
                "Deployment   | spec.template.spec.containers.0.resources.limits   | {\"memory\": \"1Gb\"}",
                "Deployment   | spec.template.spec.containers.0.env.0.value        | 2",
                "Deployment   | spec.template.metadata.annotations.port            | 8080",
                "Deployment   | spec.selector                                      | null",
                "ScaledObject | spec.maxReplicas                                   | 6",
                "ScaledObject | spec.triggers.0.metadata.lagThreshold              | 20000",
                "ScaledObject | spec.triggers.0.metadata.version                   | \"1.0.0\"",
            })
    void aMistakeIsFound(String kind, String place, String value) {
        JsonObject object = Overlay.production().all(kind).getFirst().tree().deepCopy();
        assertThat(Acceptance.objections(object)).isEmpty();

        set(object, place, new Gson().fromJson(value, JsonElement.class));

        assertThat(Acceptance.objections(object)).isNotEmpty();
    }

    private static void set(JsonObject object, String place, JsonElement value) {
        String[] path = place.split("\\.", -1);
        JsonElement here = object;
        for (int i = 0; i < path.length - 1; i++) {
            here =
                    here instanceof JsonArray list
                            ? list.get(Integer.parseInt(path[i]))
                            : here.getAsJsonObject().get(path[i]);
        }
        String last = path[path.length - 1];
        if (value.isJsonNull()) {
            here.getAsJsonObject().remove(last);
        } else {
            here.getAsJsonObject().add(last, value);
        }
    }
}
