package br.rastreamento.simulator;

import br.rastreamento.simulator.csv.CsvFile;
import br.rastreamento.simulator.stream.EventStream;
import br.rastreamento.simulator.stream.StreamSettings.Form;
import java.io.BufferedWriter;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Writes events as the carrier's daily file.
@Command(
        name = "csv",
        description = "Writes the carrier's daily file (RFC 4180, UTF-8, with header).",
        mixinStandardHelpOptions = true)
@SuppressWarnings("NullAway.Init") // picocli sets the fields before it calls
final class CsvCommand implements Callable<Integer> {

    @Mixin private StreamOptions stream;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            description = "File to write (default: standard output).")
    private @Nullable Path output;

    @Override
    public Integer call() throws IOException {
        EventStream items = new EventStream(stream.settings(0, Form.CSV));
        try (Writer out =
                new BufferedWriter(new OutputStreamWriter(open(), StandardCharsets.UTF_8))) {
            CsvFile csv = new CsvFile(out);
            while (items.hasNext()) {
                csv.write(items.next().wire());
            }
        }
        return 0;
    }

    /// Not System.out: it hides errors such as a full disk or a closed pipe.
    private OutputStream open() throws IOException {
        return output == null
                ? new FileOutputStream(FileDescriptor.out)
                : Files.newOutputStream(output);
    }
}
