package br.rastreamento.benchmarks.ingest;

import br.rastreamento.simulator.stream.EventStream;
import br.rastreamento.simulator.stream.Shares;
import br.rastreamento.simulator.stream.StreamSettings;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/// Believable events of the carrier-simulator, the same in every run.
final class Events {

    private static final long SEED = 2026;

    private Events() {}

    static EventStream stream(long count) {
        return new EventStream(
                StreamSettings.of(
                        SEED, count, Instant.now().truncatedTo(ChronoUnit.DAYS), Shares.NONE));
    }

    /// Writes events one a line.
    ///
    /// @return bytes of an event on average, without the line end
    static double write(Path file, long count) throws IOException {
        EventStream events = stream(count);
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 20)) {
            while (events.hasNext()) {
                out.write(events.next().wire().json());
                out.write('\n');
            }
        }
        return Files.size(file) / (double) count - 1;
    }
}
