package br.rastreamento.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/// Where Maven put a module's jar.
public final class ServiceJar {

    private ServiceJar() {}

    /// The jar.
    ///
    /// @param project its folder
    /// @throws IOException if the module is not built
    public static Path of(Path project, String module) throws IOException {
        try (Stream<Path> files = Files.list(project.resolve(module).resolve("target"))) {
            return files.filter(file ->
                            file.getFileName().toString().matches(module + "-[0-9].*\\.jar"))
                    .findFirst()
                    .orElseThrow(() -> new IOException("no jar of " + module + ", build it first"));
        }
    }
}
