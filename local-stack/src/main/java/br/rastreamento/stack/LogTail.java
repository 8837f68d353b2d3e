package br.rastreamento.stack;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// The last lines of a log, for the message that says why something failed.
final class LogTail {

    private static final int LINES = 25;

    private LogTail() {}

    static String of(Path log) {
        try {
            // Decoded leniently: a log that breaks off in a character is still worth reading.
            List<String> lines =
                    new String(Files.readAllBytes(log), StandardCharsets.UTF_8).lines().toList();
            return String.join("\n", lines.subList(Math.max(0, lines.size() - LINES), lines.size()))
                    .indent(2)
                    .stripTrailing();
        } catch (IOException e) {
            return "  (cannot be read: " + e + ")";
        }
    }
}
