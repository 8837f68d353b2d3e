package br.rastreamento.ingest.poll.settings;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/// A file that holds one secret, such as Docker and Kubernetes mount; the line break at its end does not count.
public final class SecretFile {

    private SecretFile() {}

    /// What it holds now.
    ///
    /// @throws IOException if it cannot be read or holds nothing; the message names the path only
    public static String read(Path file) throws IOException {
        String secret;
        try {
            secret = Files.readString(file, StandardCharsets.UTF_8).strip();
        } catch (IOException e) {
            throw new IOException("cannot read " + file, e);
        }
        if (secret.isEmpty()) {
            throw new IOException("nothing in " + file);
        }
        return secret;
    }

    static boolean readable(Path file) {
        try {
            return !read(file).isEmpty();
        } catch (IOException e) {
            return false;
        }
    }
}
