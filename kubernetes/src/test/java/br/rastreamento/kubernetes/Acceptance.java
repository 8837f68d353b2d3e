package br.rastreamento.kubernetes;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.kubernetes.client.openapi.JSON;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Whether a cluster would take an object: the class that Kubernetes has for it knows each field (`validateJsonElement`
/// finds missing and unknown ones), and gives back what it was given (which finds a number where a text belongs).
/// KEDA's objects are held against `keda.schema.json`.
final class Acceptance {

    private static final Map<String, String> MODEL_PREFIX =
            Map.of("v1", "V1", "apps/v1", "V1", "policy/v1", "V1", "networking.k8s.io/v1", "V1");
    private static final String KEDA = "keda.sh/v1alpha1";

    private static final Schema KEDA_SCHEMA = kedaSchema();

    private Acceptance() {}

    /// Each thing that is wrong; empty if it would be taken.
    static List<String> objections(JsonObject object) {
        String apiVersion = object.get("apiVersion").getAsString();
        if (apiVersion.equals(KEDA)) {
            return KEDA_SCHEMA.validate(object.toString(), InputFormat.JSON).stream()
                    .map(Object::toString)
                    .toList();
        }
        String prefix = MODEL_PREFIX.get(apiVersion);
        if (prefix == null) {
            return List.of("no model for " + apiVersion);
        }
        return objections(object, prefix + object.get("kind").getAsString());
    }

    private static List<String> objections(JsonObject object, String model) {
        try {
            Class<?> type = Class.forName("io.kubernetes.client.openapi.models." + model);
            type.getMethod("validateJsonElement", JsonElement.class).invoke(null, object);
            JsonElement understood =
                    JSON.getGson().toJsonTree(JSON.getGson().fromJson(object, type));
            List<String> differences = new ArrayList<>();
            compare("", object, understood, differences);
            return differences;
        } catch (InvocationTargetException e) {
            return List.of(String.valueOf(e.getCause()));
        } catch (ReflectiveOperationException e) {
            return List.of("no model: " + e);
        } catch (RuntimeException e) { // what the classes' readers of quantities and numbers throw
            return List.of(e.toString());
        }
    }

    private static void compare(
            String path,
            JsonElement given,
            @Nullable JsonElement understood,
            List<String> differences) {
        if (given instanceof JsonObject members && understood instanceof JsonObject others) {
            for (String name : new TreeSet<>(members.keySet())) {
                compare(path + "." + name, members.get(name), others.get(name), differences);
            }
        } else if (given.isJsonArray() && understood != null && understood.isJsonArray()) {
            for (int i = 0; i < given.getAsJsonArray().size(); i++) {
                compare(
                        path + "[" + i + "]",
                        given.getAsJsonArray().get(i),
                        understood.getAsJsonArray().get(i),
                        differences);
            }
        } else if (!given.equals(understood)) {
            differences.add("%s: %s is understood as %s".formatted(path, given, understood));
        }
    }

    private static Schema kedaSchema() {
        try (InputStream schema =
                Objects.requireNonNull(Acceptance.class.getResourceAsStream("keda.schema.json"))) {
            return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                    .getSchema(schema);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
