package br.rastreamento.dashboard.access;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// Tokens in a file, as Docker and Kubernetes hand secrets over.
final class TokenFile {

    private TokenFile() {}

    /// Its entries; none if it cannot be read, or if one of them is no token: half a list might lack the one that was meant.
    static List<String> read(String path) {
        try {
            List<String> entries =
                    Files.readAllLines(Path.of(path)).stream()
                            .map(String::strip)
                            .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                            .toList();
            return entries.stream().allMatch(BearerToken::isOne) ? entries : List.of();
        } catch (IOException | IllegalArgumentException e) {
            return List.of();
        }
    }
}
