package br.rastreamento.acceptance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.dataformat.yaml.YAMLMapper;

/// The files that Prometheus and Grafana are given.
final class ObservabilityFiles {

    static final Path PROJECT = Path.of("..").toAbsolutePath().normalize();

    private static final Path FOLDER = PROJECT.resolve("observability");

    /// A rule or a panel's target.
    ///
    /// @param file for messages
    record Entry(Path file, JsonNode node) {

        String text(String field) {
            return node.path(field).asString("");
        }

        @Override
        public String toString() {
            return FOLDER.relativize(file) + ": " + node;
        }
    }

    private ObservabilityFiles() {}

    /// Of all groups.
    static List<Entry> rules() {
        return in("prometheus/rules", ".yml", new YAMLMapper())
                .flatMap(file ->
                        file.node()
                                .path("groups")
                                .valueStream()
                                .flatMap(group -> group.path("rules").valueStream())
                                .map(rule -> new Entry(file.file(), rule)))
                .toList();
    }

    /// What the panels of the dashboards ask for.
    static List<Entry> targets() {
        return in("grafana/dashboards", ".json", new JsonMapper())
                .flatMap(file ->
                        file.node()
                                .path("panels")
                                .valueStream()
                                .flatMap(panel -> panel.path("targets").valueStream())
                                .map(target -> new Entry(file.file(), target)))
                .toList();
    }

    /// @param path below the project's folder
    static String text(String path) {
        return String.join("\n", lines(PROJECT.resolve(path)).toList());
    }

    static Stream<String> lines(Path file) {
        try {
            return Files.readAllLines(file).stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<Entry> in(String folder, String ending, ObjectMapper mapper) {
        List<Entry> entries = new ArrayList<>();
        try (Stream<Path> files = Files.list(FOLDER.resolve(folder))) {
            files.filter(file -> file.toString().endsWith(ending))
                    .sorted()
                    .forEach(file -> entries.add(new Entry(file, mapper.readTree(file))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return entries.stream();
    }
}
