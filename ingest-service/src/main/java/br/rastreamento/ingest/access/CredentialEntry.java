package br.rastreamento.ingest.access;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// One credential as an operator wrote it.
///
/// @param where the place that it was read from, for messages, which never show the entry itself
/// @param source name of the source that it stands for
/// @param secret what the caller shows or signs with
record CredentialEntry(String where, String source, String secret) {

    /// Source of a credential that was configured without a name.
    static final String DEFAULT_SOURCE = "padrao";

    private static final Pattern SOURCE = Pattern.compile("[A-Za-z0-9._-]{1,64}");

    /// All entries of one kind: those of the environment, then those of the file.
    ///
    /// @param variable name of the environment variable; with `_FILE` behind it that of the file's path
    /// @param file path; empty: none
    /// @throws CredentialsMisconfigured if the file cannot be read or has no entry, or an entry is none
    static List<CredentialEntry> read(String variable, List<String> inline, String file) {
        List<CredentialEntry> entries = new ArrayList<>();
        for (int i = 0; i < inline.size(); i++) {
            entries.add(parse("Entry %d of %s".formatted(i + 1, variable), inline.get(i)));
        }
        if (!file.isBlank()) {
            entries.addAll(ofFile(variable, file));
        }
        return entries;
    }

    // A file without any is a mistake, such as a secret that was not filled in, and not a wish to
    // shut everybody out.
    private static List<CredentialEntry> ofFile(String variable, String file) {
        List<CredentialEntry> entries = new ArrayList<>();
        List<String> lines = lines(variable, file);
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i).strip();
            if (!line.isEmpty() && !line.startsWith("#")) {
                entries.add(parse("Line %d of %s_FILE".formatted(i + 1, variable), line));
            }
        }
        if (entries.isEmpty()) {
            throw new CredentialsMisconfigured(
                    "%s_FILE, %s, has no credential.".formatted(variable, file));
        }
        return entries;
    }

    @Override
    public String toString() {
        return where;
    }

    private static CredentialEntry parse(String where, String text) {
        int colon = text.indexOf(':');
        CredentialEntry entry =
                new CredentialEntry(
                        where,
                        colon < 0 ? DEFAULT_SOURCE : text.substring(0, colon),
                        text.substring(colon + 1).strip());
        if (entry.secret.isEmpty() || !SOURCE.matcher(entry.source).matches()) {
            throw new CredentialsMisconfigured(
                    where
                            + " is neither a credential nor `source:credential` with a source of 1 to 64 letters, digits, '.', '_' or '-'.");
        }
        return entry;
    }

    // An exception of the file system may repeat bytes of the file (malformed input), so only its
    // kind is told.
    private static List<String> lines(String variable, String file) {
        try {
            return Files.readAllLines(Path.of(file));
        } catch (IOException | IllegalArgumentException e) {
            throw new CredentialsMisconfigured(
                    "%s_FILE, %s, cannot be read as UTF-8 text: %s."
                            .formatted(variable, file, e.getClass().getSimpleName()));
        }
    }
}
