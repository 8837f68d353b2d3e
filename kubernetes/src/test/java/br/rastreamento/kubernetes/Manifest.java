package br.rastreamento.kubernetes;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.List;
import java.util.stream.Stream;

/// One object of a cluster, as it would be sent to it.
record Manifest(JsonObject tree) {

    String apiVersion() {
        return tree.get("apiVersion").getAsString();
    }

    String kind() {
        return tree.get("kind").getAsString();
    }

    String name() {
        return text("metadata", "name");
    }

    /// What lies there; fails if nothing does.
    JsonElement at(String... path) {
        JsonElement here = tree;
        for (String step : path) {
            here = here.getAsJsonObject().get(step);
            if (here == null) {
                throw new AssertionError(this + " has no " + String.join(".", path));
            }
        }
        return here;
    }

    String text(String... path) {
        return at(path).getAsString();
    }

    int number(String... path) {
        return at(path).getAsInt();
    }

    boolean has(String... path) {
        JsonElement here = tree;
        for (String step : path) {
            here = here.getAsJsonObject().get(step);
            if (here == null) {
                return false;
            }
        }
        return true;
    }

    List<JsonObject> list(String... path) {
        return objects(at(path).getAsJsonArray()).toList();
    }

    /// Of a Deployment: its one container.
    JsonObject container() {
        List<JsonObject> containers = list("spec", "template", "spec", "containers");
        if (containers.size() != 1) {
            throw new AssertionError(this + " has " + containers.size() + " containers");
        }
        return containers.getFirst();
    }

    static Stream<JsonObject> objects(JsonArray array) {
        return array.asList().stream().map(JsonElement::getAsJsonObject);
    }

    @Override
    public String toString() {
        return kind() + " " + name();
    }
}
