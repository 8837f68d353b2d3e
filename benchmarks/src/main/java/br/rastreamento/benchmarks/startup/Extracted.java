package br.rastreamento.benchmarks.startup;

import br.rastreamento.benchmarks.JavaProcess;
import br.rastreamento.benchmarks.ServiceJar;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;

/// A service's jar, taken apart as the Dockerfile does: a small jar and its libraries beside it.
///
/// @param directory with nothing else in it
/// @param jar to start
record Extracted(Path directory, Path jar) {

    /// Takes it apart.
    ///
    /// @param directory does not exist
    static Extracted of(Path project, String service, Path directory)
            throws IOException, InterruptedException {
        Path jar = ServiceJar.of(project, service);
        Process extraction =
                new ProcessBuilder(
                                JavaProcess.program(),
                                "-Djarmode=tools",
                                "-jar",
                                jar.toString(),
                                "extract",
                                "--destination",
                                directory.toString())
                        .inheritIO()
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .start();
        if (extraction.waitFor() != 0) {
            throw new IOException("could not extract " + jar);
        }
        return new Extracted(directory, directory.resolve(jar.getFileName()));
    }

    /// What an image holds beyond its Java.
    ///
    /// @param others files beside the service's own
    Size size(List<Path> others) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            return Stream.concat(files.filter(Files::isRegularFile), others.stream())
                    .map(Extracted::size)
                    .reduce(new Size(0, 0), Size::plus);
        }
    }

    /// @param bytes on disk
    /// @param compressed bytes as a registry keeps and sends them (gzip)
    record Size(long bytes, long compressed) {

        Size plus(Size other) {
            return new Size(bytes + other.bytes, compressed + other.compressed);
        }
    }

    private static Size size(Path file) {
        try (var counted = new CountedBytes();
                var zipped = new GZIPOutputStream(counted)) {
            Files.copy(file, zipped);
            zipped.finish();
            return new Size(Files.size(file), counted.count);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }

    private static final class CountedBytes extends OutputStream {
        private long count;

        @Override
        public void write(int one) {
            count++;
        }

        @Override
        public void write(byte[] bytes, int offset, int length) {
            count += length;
        }
    }
}
