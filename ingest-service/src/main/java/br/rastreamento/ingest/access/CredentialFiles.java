package br.rastreamento.ingest.access;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.stream.Stream;

/// Tells whether the files with credentials hold something else than at the last look. Keeps digests only. For one thread.
final class CredentialFiles {

    private final List<Path> files;
    private byte[] seen;

    CredentialFiles(AccessSettings settings) {
        files =
                Stream.of(settings.tokensFile(), settings.webhookSecretsFile())
                        .filter(file -> !file.isBlank())
                        .map(Path::of)
                        .toList();
        seen = digest();
    }

    boolean changed() {
        byte[] now = digest();
        boolean changed = !MessageDigest.isEqual(now, seen);
        seen = now;
        return changed;
    }

    private byte[] digest() {
        try {
            MessageDigest all = MessageDigest.getInstance("SHA-256");
            for (Path file : files) {
                all.update(digest(file));
            }
            return all.digest();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    private static byte[] digest(Path file) throws NoSuchAlgorithmException {
        try {
            return MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file));
        } catch (IOException e) {
            return new byte[0]; // not there: as good a state as any other
        }
    }
}
