package br.rastreamento.benchmarks.processor;

import br.rastreamento.benchmarks.Samples;
import br.rastreamento.evento.Topics;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/// Events that come alone, on a quiet day: from Kafka's acknowledgement until the row can be read.
final class IdleEvents {

    /// Ids that no workload has.
    private static final long FIRST_ID = 1L << 60;

    private static final int TRIES = 100;

    /// At random up to this, so that events come at any moment of the consumer's own rhythm of half a second.
    private static final int LONGEST_PAUSE_MS = 1_500;

    private final SplittableRandom random = new SplittableRandom(7);
    private final Samples milliseconds = new Samples();
    private long next = FIRST_ID;

    void measure(String bootstrapServers, BenchmarkDatabase database)
            throws SQLException, InterruptedException, ExecutionException {
        try (var producer =
                        new KafkaProducer<>(
                                Map.of("bootstrap.servers", bootstrapServers, "linger.ms", 0),
                                new ByteArraySerializer(),
                                new ByteArraySerializer());
                Connection connection = database.connect();
                PreparedStatement look =
                        connection.prepareStatement(
                                "SELECT 1 FROM eventos_rastreamento WHERE id_pacote = ?")) {
            for (int i = 0; i < TRIES; i++) {
                long id = next++;
                producer.send(new ProducerRecord<>(Topics.EVENTS, key(id), event(id))).get();
                long acknowledged = System.nanoTime();
                look.setLong(1, id);
                awaitRow(look);
                milliseconds.add((System.nanoTime() - acknowledged) / 1e6);
                Thread.sleep(random.nextInt(LONGEST_PAUSE_MS));
            }
        }
    }

    /// Median and 99th percentile of all tries.
    String shown() {
        return "%.1f ms, 99 %% within %.1f ms"
                .formatted(milliseconds.median(), milliseconds.percentile(0.99));
    }

    private static void awaitRow(PreparedStatement look) throws SQLException, InterruptedException {
        while (true) {
            try (ResultSet row = look.executeQuery()) {
                if (row.next()) {
                    return;
                }
            }
            Thread.sleep(1);
        }
    }

    private static byte[] key(long id) {
        return Long.toString(id).getBytes(StandardCharsets.US_ASCII);
    }

    private static byte[] event(long id) {
        return """
        {"id_pacote": %d, "origem": "Natal", "destino": "Acre", "status_rastreamento": "POSTADO", "data_atualizacao": "%s"}\
        """
                .formatted(id, Instant.now())
                .getBytes(StandardCharsets.UTF_8);
    }
}
