package br.rastreamento.benchmarks.stream;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.util.function.Consumer;

/// Puts the lines of one stream together from the pieces in which its bytes come. The stream is not chunked: the service closes
/// the connection after it. For one thread.
final class Lines {

    private final ByteArrayOutputStream begun = new ByteArrayOutputStream();

    /// Hands over each line that is complete now, without its end.
    ///
    /// @param count of the bytes that came
    void read(byte[] bytes, int count, Consumer<String> line) {
        int start = 0;
        for (int i = 0; i < count; i++) {
            if (bytes[i] == '\n') {
                begun.write(bytes, start, i - start);
                line.accept(begun.toString(UTF_8));
                begun.reset();
                start = i + 1;
            }
        }
        begun.write(bytes, start, count - start);
    }
}
