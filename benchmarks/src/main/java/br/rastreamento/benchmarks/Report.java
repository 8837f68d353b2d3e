package br.rastreamento.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;

/// The tables of one benchmark as Markdown, printed and written to a file. For one thread.
public final class Report {

    private final StringBuilder text = new StringBuilder();

    /// @param command by which it can be measured again
    public Report(String title, String command) {
        text.append("# ").append(title).append("\n\n");
        text.append("`").append(command).append("`, ").append(LocalDate.now(ZoneOffset.UTC));
        text.append(", ").append(Machine.description()).append(".\n");
    }

    /// Tells whoever waits, at once, how far it is.
    public static void progress(String what, double rate) {
        System.err.printf(Locale.ROOT, "%s: %,.0f a second%n", what, rate);
    }

    /// What follows was measured like this.
    public void paragraph(String sentences) {
        text.append("\n").append(sentences).append("\n");
    }

    public void table(List<String> head, List<List<String>> rows) {
        text.append("\n");
        row(head);
        row(head.stream().map(_ -> "---").toList());
        rows.forEach(this::row);
    }

    /// Prints it and writes it.
    public void publish(Path file) throws IOException {
        System.out.println(text);
        Files.createDirectories(file.toAbsolutePath().getParent());
        Files.writeString(file, text);
        System.out.println("Written to " + file);
    }

    private void row(List<String> cells) {
        text.append("| ").append(String.join(" | ", cells)).append(" |\n");
    }
}
