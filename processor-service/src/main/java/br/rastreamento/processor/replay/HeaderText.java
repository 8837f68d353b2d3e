package br.rastreamento.processor.replay;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/// Reads headers that anyone may have written. Pure.
final class HeaderText {

    private HeaderText() {}

    static @Nullable String of(Headers headers, String name) {
        Header header = headers.lastHeader(name);
        return header == null || header.value() == null ? null : text(header.value());
    }

    /// Null if it is no number.
    static @Nullable Long number(Headers headers, String name) {
        String text = of(headers, name);
        return text != null && text.matches("\\d{1,18}") ? Long.valueOf(text) : null;
    }

    /// With a replacement character for what is no UTF-8.
    static String text(byte[] bytes) {
        return new String(bytes, UTF_8);
    }
}
