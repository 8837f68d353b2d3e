package br.rastreamento.benchmarks.processor;

import br.rastreamento.evento.TrackingEvent;
import br.rastreamento.simulator.stream.EventStream;
import br.rastreamento.simulator.stream.Item;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// The distinct events of a workload (R1) as files of PostgreSQL's binary COPY, made before the clock starts: what is
/// measured is the database alone.
final class CleanEvents {

    /// As the processor's: events of a batch by id, which is kinder to the index than the order of arrival.
    private static final int BATCH = 10_000;

    private static final byte[] HEADER = {
        'P', 'G', 'C', 'O', 'P', 'Y', '\n', (byte) 0xFF, '\r', '\n', 0, 0, 0, 0, 0, 0, 0, 0, 0
    };
    private static final long POSTGRES_EPOCH_SECOND = 946_684_800;

    private final Path file;
    private final long count;

    private CleanEvents(Path file, long count) {
        this.file = file;
        this.count = count;
    }

    /// Takes memory for the identities of all events, about 100 bytes each.
    static CleanEvents of(Workload workload, Path file) throws IOException {
        Set<Identity> seen = new HashSet<>();
        List<TrackingEvent> batch = new ArrayList<>(BATCH);
        try (var out =
                new DataOutputStream(
                        new BufferedOutputStream(Files.newOutputStream(file), 1 << 20))) {
            EventStream stream = workload.stream();
            while (stream.hasNext()) {
                if (stream.next() instanceof Item.Good good
                        && seen.add(Identity.of(good.event()))) {
                    batch.add(good.event());
                    if (batch.size() == BATCH) {
                        write(batch, out);
                        batch.clear();
                    }
                }
            }
            write(batch, out);
        }
        return new CleanEvents(file, seen.size());
    }

    long count() {
        return count;
    }

    /// The batches, one after the other.
    Batches open() throws IOException {
        return new Batches(
                new DataInputStream(new BufferedInputStream(Files.newInputStream(file), 1 << 20)));
    }

    /// Reads batch after batch.
    record Batches(DataInputStream in) implements AutoCloseable {

        /// The next one; empty at the end.
        byte[] next() throws IOException {
            try {
                return in.readNBytes(in.readInt());
            } catch (EOFException e) {
                return new byte[0];
            }
        }

        @Override
        public void close() throws IOException {
            in.close();
        }
    }

    private static void write(List<TrackingEvent> batch, DataOutputStream out) throws IOException {
        batch.sort(Comparator.comparingLong(TrackingEvent::idPacote));
        ByteBuffer copy = ByteBuffer.allocate(HEADER.length + 256 * batch.size() + 2).put(HEADER);
        for (TrackingEvent event : batch) {
            byte[] status = event.statusRastreamento().getBytes(StandardCharsets.UTF_8);
            copy.putShort((short) 3);
            copy.putInt(8).putLong(event.idPacote());
            copy.putInt(8).putLong(micros(event));
            copy.putInt(status.length).put(status);
        }
        copy.putShort((short) -1);
        out.writeInt(copy.position());
        out.write(copy.array(), 0, copy.position());
    }

    private static long micros(TrackingEvent event) {
        return (event.dataEvento().getEpochSecond() - POSTGRES_EPOCH_SECOND) * 1_000_000
                + event.dataEvento().getNano() / 1_000;
    }

    /// R1.
    private record Identity(long idPacote, long second, int nano, String status) {

        static Identity of(TrackingEvent event) {
            return new Identity(
                    event.idPacote(),
                    event.dataEvento().getEpochSecond(),
                    event.dataEvento().getNano(),
                    event.statusRastreamento());
        }
    }
}
