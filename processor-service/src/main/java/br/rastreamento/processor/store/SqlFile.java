package br.rastreamento.processor.store;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/// The statements, each a file beside the class that runs it.
public final class SqlFile {

    private SqlFile() {}

    static String read(String name) {
        return read(SqlFile.class, name);
    }

    public static String read(Class<?> user, String name) {
        try (InputStream stream = user.getResourceAsStream(name)) {
            if (stream == null) {
                throw new IllegalStateException("no such statement: " + name);
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read statement " + name, e);
        }
    }
}
