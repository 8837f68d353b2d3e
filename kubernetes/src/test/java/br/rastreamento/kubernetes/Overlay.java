package br.rastreamento.kubernetes;

import com.google.gson.Gson;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/// What `kubectl kustomize` makes of an overlay; it asks no cluster.
record Overlay(String name, List<Manifest> manifests) {

    static final Path ROOT = Path.of("..");
    private static final Path OVERLAYS = Path.of("overlays");
    private static final Map<Path, Overlay> RENDERED = new ConcurrentHashMap<>();

    /// All that there are. Where there is no kubectl the test is skipped, and says so.
    static List<Overlay> all() {
        try (Stream<Path> directories = Files.list(OVERLAYS)) {
            return directories.sorted().map(Overlay::of).toList();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot list " + OVERLAYS.toAbsolutePath(), e);
        }
    }

    static Overlay production() {
        return of(OVERLAYS.resolve("production"));
    }

    /// The only one of its kind with that name.
    Manifest the(String kind, String name) {
        List<Manifest> found =
                all(kind).stream().filter(manifest -> manifest.name().equals(name)).toList();
        if (found.size() != 1) {
            throw new AssertionError(found.size() + " × " + kind + " " + name + " in " + this.name);
        }
        return found.getFirst();
    }

    List<Manifest> all(String kind) {
        return manifests.stream().filter(manifest -> manifest.kind().equals(kind)).toList();
    }

    @Override
    public String toString() {
        return name;
    }

    private static Overlay of(Path directory) {
        return RENDERED.computeIfAbsent(directory, Overlay::render);
    }

    private static Overlay render(Path directory) {
        var gson = new Gson();
        List<Manifest> manifests = new ArrayList<>();
        for (Object document : yaml().loadAll(kustomize(directory))) {
            manifests.add(new Manifest(gson.toJsonTree(document).getAsJsonObject()));
        }
        return new Overlay(directory.getFileName().toString(), List.copyOf(manifests));
    }

    /// A file of this repository.
    static JsonObject read(String file) {
        try {
            Object document = yaml().load(Files.readString(ROOT.resolve(file)));
            return new Gson().toJsonTree(document).getAsJsonObject();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }

    private static Yaml yaml() {
        return new Yaml(new SafeConstructor(new LoaderOptions()));
    }

    private static String kustomize(Path directory) {
        try {
            Process kubectl =
                    new ProcessBuilder("kubectl", "kustomize", directory.toString())
                            .redirectError(ProcessBuilder.Redirect.INHERIT)
                            .start();
            String rendered =
                    new String(kubectl.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (kubectl.waitFor() != 0) {
                throw new AssertionError("kubectl kustomize " + directory + " failed, see above");
            }
            return rendered;
        } catch (IOException e) {
            return Assumptions.abort("no kubectl on this machine: " + e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
