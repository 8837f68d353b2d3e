package br.rastreamento.testservers.browser;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/// The accessibility checker, as JavaScript to run in a page.
final class Axe {

    private static final String RESOURCE = "/axe.min.js";

    private Axe() {}

    static String source() {
        try (InputStream file = Axe.class.getResourceAsStream(RESOURCE)) {
            if (file == null) {
                throw new IllegalStateException(
                        "no " + RESOURCE + ": is com.deque.html.axe-core:selenium a dependency?");
            }
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(RESOURCE, e);
        }
    }
}
