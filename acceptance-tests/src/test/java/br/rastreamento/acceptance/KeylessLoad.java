package br.rastreamento.acceptance;

import br.rastreamento.evento.Topics;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/// Valid events of few parcels, without a key and at random over all partitions, so that all writers meet on the same
/// parcels; about one in three is a repetition. 2,000 a second from the constructor to [#stop].
final class KeylessLoad implements AutoCloseable {

    private static final int A_TENTH_SECOND = 200;
    private static final int PARCELS = 500;
    private static final List<String> WAY =
            List.of("POSTADO", "EM TRANSITO", "SAIU PARA ENTREGA", "ENTREGUE", "ETIQUETA LIDA");

    private record Identity(long idPacote, int minute) {}

    private final Random random = new Random(7);
    private final Instant first =
            Instant.now().truncatedTo(ChronoUnit.MINUTES).minus(Duration.ofDays(60));
    private final Set<Identity> distinct = new HashSet<>();
    private final List<Future<RecordMetadata>> acknowledgements = new ArrayList<>();
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
    private final KafkaProducer<byte[], byte[]> producer;
    private final Future<?> sending;
    private int minute;

    KeylessLoad(String bootstrapServers) {
        producer =
                new KafkaProducer<>(
                        Map.of("bootstrap.servers", bootstrapServers),
                        new ByteArraySerializer(),
                        new ByteArraySerializer());
        int partitions = producer.partitionsFor(Topics.EVENTS).size();
        sending =
                clock.scheduleAtFixedRate(
                        () -> sendSome(partitions), 0, 100, TimeUnit.MILLISECONDS);
    }

    private void sendSome(int partitions) {
        minute++;
        for (int i = 0; i < A_TENTH_SECOND; i++) {
            var event = new Identity(1 + random.nextInt(PARCELS), minute + random.nextInt(3));
            distinct.add(event);
            acknowledgements.add(
                    producer.send(
                            new ProducerRecord<>(
                                    Topics.EVENTS, random.nextInt(partitions), null, json(event))));
        }
    }

    /// Status and time are told by the minute, so that equal identities are equal events.
    private byte[] json(Identity event) {
        return """
        {"id_pacote": %d, "origem": "Natal", "destino": "Recife", "status_rastreamento": "%s", "data_atualizacao": "%s"}\
        """
                .formatted(
                        event.idPacote(),
                        WAY.get(event.minute() % WAY.size()),
                        first.plus(Duration.ofMinutes(event.minute())))
                .getBytes(StandardCharsets.UTF_8);
    }

    /// Ends it when Kafka has acknowledged all.
    ///
    /// @return distinct events (R1)
    long stop() throws Exception {
        sending.cancel(false);
        clock.shutdown();
        if (!clock.awaitTermination(10, TimeUnit.SECONDS)) {
            throw new IllegalStateException("still sending");
        }
        for (Future<RecordMetadata> acknowledgement : acknowledgements) {
            acknowledgement.get();
        }
        return distinct.size();
    }

    @Override
    public void close() {
        clock.shutdownNow();
        producer.close(Duration.ofSeconds(1));
    }
}
