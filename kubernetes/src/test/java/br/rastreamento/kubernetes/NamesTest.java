package br.rastreamento.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import br.rastreamento.evento.Topics;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Names that the manifests share with each other, with the services and with the documents: a misspelt one would show
/// only in a cluster.
class NamesTest {

    private static final Pattern READ = Pattern.compile("\\$\\{([A-Z][A-Z0-9_]+)[:}]");

    /// Spring Boot's own, not a placeholder of ours.
    private static final Set<String> BUILT_IN = Set.of("SERVER_FORWARD_HEADERS_STRATEGY");

    static List<Overlay> overlays() {
        return Overlay.all();
    }

    @ParameterizedTest
    @MethodSource("overlays")
    void eachServiceReadsWhatItIsGiven(Overlay overlay) throws IOException {
        for (Manifest pod : overlay.all("Deployment")) {
            Set<String> read = read(pod.name());
            assertThat(env(pod))
                    .filteredOn(variable -> !BUILT_IN.contains(variable.get("name").getAsString()))
                    .extracting(variable -> variable.get("name").getAsString())
                    .as(pod.toString())
                    .isSubsetOf(read);
            for (String map : configMaps(pod)) {
                Set<String> settings =
                        overlay.the("ConfigMap", map).at("data").getAsJsonObject().keySet();
                assertThat(read).as(pod + " and " + map).containsAll(settings);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("overlays")
    void noPasswordIsWrittenIntoAPod(Overlay overlay) {
        for (Manifest pod : overlay.all("Deployment")) {
            assertThat(env(pod))
                    .filteredOn(variable -> variable.has("value"))
                    .extracting(variable -> variable.get("name").getAsString())
                    .as(pod.toString())
                    .noneMatch(name -> name.matches(".*(PASSWORD|TOKENS?|SECRETS?|USER)"));
        }
        for (Manifest map : overlay.all("ConfigMap")) {
            assertThat(map.at("data").toString()).doesNotContainIgnoringCase("password");
        }
    }

    @Test
    void productionMakesNoSecretAndTheDocumentNamesEachWithItsKeys() throws IOException {
        Overlay production = Overlay.production();
        String document = Files.readString(Overlay.ROOT.resolve("docs/operations/kubernetes.md"));

        assertThat(production.all("Secret")).isEmpty();
        Set<String> references =
                production.all("Deployment").stream()
                        .flatMap(NamesTest::secrets)
                        .collect(Collectors.toCollection(HashSet::new));
        production.all("TriggerAuthentication").stream()
                .flatMap(keda -> keda.list("spec", "secretTargetRef").stream())
                .forEach(secret -> references.add(rowStart(secret)));
        assertThat(references).hasSizeGreaterThan(8);
        for (String reference : references) {
            assertThat(document).containsPattern("(?m)^" + Pattern.quote("| " + reference));
        }
    }

    private static Stream<String> secrets(Manifest pod) {
        Stream<String> variables =
                env(pod).stream()
                        .filter(variable -> variable.has("valueFrom"))
                        .map(variable ->
                                variable.getAsJsonObject("valueFrom")
                                        .getAsJsonObject("secretKeyRef"))
                        .map(NamesTest::rowStart);
        Stream<String> files =
                pod.list("spec", "template", "spec", "volumes").stream()
                        .filter(volume -> volume.has("secret"))
                        .map(volume ->
                                "`"
                                        + volume.getAsJsonObject("secret")
                                                .get("secretName")
                                                .getAsString()
                                        + "`");
        return Stream.concat(variables, files);
    }

    private static String rowStart(JsonObject secret) {
        String key = secret.get("key").getAsString();
        String name = "`" + secret.get("name").getAsString() + "`";
        return key.equals("username") || key.equals("password")
                ? name + " | `username`, `password` |"
                : name + " | `" + key + "` |";
    }

    @ParameterizedTest
    @MethodSource("overlays")
    void selectorsFindTheirPods(Overlay overlay) {
        for (Manifest pod : overlay.all("Deployment")) {
            JsonObject labels = pod.at("spec", "template", "metadata", "labels").getAsJsonObject();
            String selected = labels.get("app.kubernetes.io/name").getAsString();

            assertThat(selected).isEqualTo(pod.name());
            assertThat(pod.at("spec", "selector", "matchLabels").toString())
                    .isEqualTo("{\"app.kubernetes.io/name\":\"" + selected + "\"}");
            Manifest service = overlay.the("Service", pod.name());
            assertThat(service.at("spec", "selector"))
                    .isEqualTo(pod.at("spec", "selector", "matchLabels"));
            assertThat(pod.text("spec", "template", "spec", "serviceAccountName"))
                    .isEqualTo(overlay.the("ServiceAccount", pod.name()).name());
        }
        for (Manifest policy : overlay.all("NetworkPolicy")) {
            if (policy.has("spec", "podSelector", "matchExpressions")) {
                for (JsonObject rule : policy.list("spec", "podSelector", "matchExpressions")) {
                    assertThat(rule.get("key").getAsString()).isEqualTo("app.kubernetes.io/name");
                    rule.getAsJsonArray("values")
                            .forEach(name -> overlay.the("Deployment", name.getAsString()));
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("overlays")
    void portsAreThoseOfTheImages(Overlay overlay) throws IOException {
        for (Manifest pod : overlay.all("Deployment")) {
            String dockerfile =
                    Files.readString(Overlay.ROOT.resolve(pod.name()).resolve("Dockerfile"));
            JsonObject port =
                    Manifest.objects(pod.container().getAsJsonArray("ports"))
                            .findFirst()
                            .orElseThrow();

            assertThat(dockerfile).contains("EXPOSE " + port.get("containerPort"));
            assertThat(
                            pod.text(
                                    "spec",
                                    "template",
                                    "metadata",
                                    "annotations",
                                    "prometheus.io/port"))
                    .isEqualTo(port.get("containerPort").getAsString());
            assertThat(pod.container().get("image").getAsString())
                    .contains("rastreamento/" + pod.name() + ":");
        }
    }

    @Test
    void scalingFollowsTheProcessorsOwnGroupUpToItsPartitions() throws IOException {
        Overlay production = Overlay.production();
        Manifest scaling = production.all("ScaledObject").getFirst();
        Manifest processor =
                production.the("Deployment", scaling.text("spec", "scaleTargetRef", "name"));
        JsonObject trigger =
                scaling.list("spec", "triggers").getFirst().getAsJsonObject("metadata");

        assertThat(processor.has("spec", "replicas")).as("KEDA's to say").isFalse();
        assertThat(trigger.get("topic").getAsString()).isEqualTo(Topics.EVENTS);
        assertThat(Files.readString(settings(processor.name())))
                .contains("group-id: " + trigger.get("consumerGroup").getAsString() + "\n");
        int threads = Integer.parseInt(value(processor, "PROCESSOR_CONCURRENCY"));
        assertThat(scaling.number("spec", "maxReplicaCount") * threads)
                .isEqualTo(partitions(production, processor));
        assertThat(scaling.number("spec", "minReplicaCount")).isGreaterThan(1);
    }

    @Test
    void inProductionTheLossOfABrokerLosesNothing() {
        Overlay production = Overlay.production();

        assertThat(List.of("ingest-service", "processor-service"))
                .allSatisfy(name -> {
                    Manifest pod = production.the("Deployment", name);
                    assertThat(kafka(production, pod).get("KAFKA_TOPIC_REPLICATION").getAsInt())
                            .isEqualTo(3);
                    assertThat(
                                    kafka(production, pod)
                                            .get("KAFKA_BOOTSTRAP_SERVERS")
                                            .getAsString()
                                            .split(","))
                            .hasSize(3);
                });
    }

    private static int partitions(Overlay overlay, Manifest pod) {
        return kafka(overlay, pod).get("KAFKA_TOPIC_PARTITIONS").getAsInt();
    }

    private static JsonObject kafka(Overlay overlay, Manifest pod) {
        return configMaps(pod).stream()
                .map(map -> overlay.the("ConfigMap", map).at("data").getAsJsonObject())
                .filter(data -> data.has("KAFKA_TOPIC_PARTITIONS"))
                .findFirst()
                .orElseThrow();
    }

    private static String value(Manifest pod, String variable) {
        return env(pod).stream()
                .filter(one -> one.get("name").getAsString().equals(variable))
                .findFirst()
                .orElseThrow()
                .get("value")
                .getAsString();
    }

    private static List<JsonObject> env(Manifest pod) {
        return Manifest.objects(pod.container().getAsJsonArray("env")).toList();
    }

    private static List<String> configMaps(Manifest pod) {
        return Manifest.objects(pod.container().getAsJsonArray("envFrom"))
                .map(source -> source.getAsJsonObject("configMapRef").get("name").getAsString())
                .toList();
    }

    /// The variables that a service's settings name.
    private static Set<String> read(String service) throws IOException {
        return READ.matcher(Files.readString(settings(service)))
                .results()
                .map((MatchResult found) -> found.group(1))
                .collect(Collectors.toSet());
    }

    private static Path settings(String service) {
        return Overlay.ROOT.resolve(service).resolve("src/main/resources/application.yaml");
    }
}
