package br.rastreamento.processor.store;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/// The statements of the write path, each a file beside this class.
final class SqlFile {

    private SqlFile() {}

    static String read(String name) {
        try (InputStream stream = SqlFile.class.getResourceAsStream(name)) {
            if (stream == null) {
                throw new IllegalStateException("no such statement: " + name);
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read statement " + name, e);
        }
    }
}
