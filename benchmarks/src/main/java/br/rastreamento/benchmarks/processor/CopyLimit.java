package br.rastreamento.benchmarks.processor;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;

/// What the database can take at all: COPY of clean, distinct events into the same hypertable, over one connection, a
/// transaction a batch. No parcels, no figures, no Kafka, no JSON.
final class CopyLimit {

    private static final String COPY =
            "COPY eventos_rastreamento (id_pacote, data_evento, status_rastreamento) FROM STDIN (FORMAT binary)";

    private CopyLimit() {}

    /// Events a second.
    static double measure(BenchmarkDatabase database, CleanEvents events)
            throws IOException, SQLException {
        try (Connection connection = database.connect();
                CleanEvents.Batches batches = events.open()) {
            CopyManager copy = connection.unwrap(PGConnection.class).getCopyAPI();
            long start = System.nanoTime();
            for (byte[] batch = batches.next(); batch.length > 0; batch = batches.next()) {
                copy.copyIn(COPY, new ByteArrayInputStream(batch), 64 * 1024);
            }
            return events.count() / ((System.nanoTime() - start) / 1e9);
        }
    }
}
