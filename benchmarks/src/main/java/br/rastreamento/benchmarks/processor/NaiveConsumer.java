package br.rastreamento.benchmarks.processor;

import br.rastreamento.evento.EventReader;
import br.rastreamento.evento.ReadEvent;
import br.rastreamento.evento.TimestampWindow;
import br.rastreamento.evento.Topics;
import br.rastreamento.evento.TrackingEvent;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/// What is written first: read a message, write its event and its parcel's state, commit; then the next one. Without
/// figures, and without the rules for ties and routes.
final class NaiveConsumer {

    private static final String EVENT =
            "INSERT INTO eventos_rastreamento (id_pacote, data_evento, status_rastreamento) VALUES (?, ?, ?) ON CONFLICT DO NOTHING";
    private static final String PARCEL =
            """
            INSERT INTO pacotes AS p (id_pacote, data_primeiro_evento, data_ultimo_evento, fase_atual, status_atual, origem, destino)
            VALUES (?, ?, ?, 'EM_TRANSITO', ?, ?, ?)
            ON CONFLICT (id_pacote) DO UPDATE SET
                status_atual = CASE WHEN EXCLUDED.data_ultimo_evento > p.data_ultimo_evento THEN EXCLUDED.status_atual ELSE p.status_atual END,
                data_primeiro_evento = LEAST(p.data_primeiro_evento, EXCLUDED.data_primeiro_evento),
                data_ultimo_evento = GREATEST(p.data_ultimo_evento, EXCLUDED.data_ultimo_evento)
            """;

    private final BenchmarkDatabase database;
    private final String group;
    private final EventReader reader =
            new EventReader(TimestampWindow.standard(), Clock.systemUTC());

    NaiveConsumer(BenchmarkDatabase database, String group) {
        this.database = database;
        this.group = group;
    }

    /// Messages a second, seen over a time.
    ///
    /// @param connectionAnEvent whether each event gets a connection of its own
    double measure(String bootstrapServers, Duration time, boolean connectionAnEvent)
            throws SQLException {
        try (var consumer =
                        new KafkaConsumer<>(
                                Map.of(
                                        "bootstrap.servers",
                                        bootstrapServers,
                                        "group.id",
                                        group,
                                        "auto.offset.reset",
                                        "earliest",
                                        "enable.auto.commit",
                                        false,
                                        "isolation.level",
                                        "read_committed"),
                                new ByteArrayDeserializer(),
                                new ByteArrayDeserializer());
                Connection shared = database.connect()) {
            consumer.subscribe(List.of(Topics.EVENTS));
            var records = consumer.poll(Duration.ofSeconds(30));
            long start = System.nanoTime();
            long count = 0;
            while (System.nanoTime() - start < time.toNanos()) {
                for (ConsumerRecord<byte[], byte[]> message : records) {
                    if (connectionAnEvent) {
                        try (Connection own = database.connect()) {
                            write(own, message);
                        }
                    } else {
                        write(shared, message);
                    }
                    if (++count % 100 == 0 && System.nanoTime() - start >= time.toNanos()) {
                        break;
                    }
                }
                records = consumer.poll(Duration.ofSeconds(1));
            }
            return count / ((System.nanoTime() - start) / 1e9);
        }
    }

    private void write(Connection connection, ConsumerRecord<byte[], byte[]> message)
            throws SQLException {
        if (!(reader.read(message.value()) instanceof ReadEvent.Valid(TrackingEvent event))) {
            return;
        }
        OffsetDateTime time = event.dataEvento().atOffset(ZoneOffset.UTC);
        connection.setAutoCommit(false);
        try (PreparedStatement insert = connection.prepareStatement(EVENT);
                PreparedStatement upsert = connection.prepareStatement(PARCEL)) {
            insert.setLong(1, event.idPacote());
            insert.setObject(2, time);
            insert.setString(3, event.statusRastreamento());
            insert.executeUpdate();
            upsert.setLong(1, event.idPacote());
            upsert.setObject(2, time);
            upsert.setObject(3, time);
            upsert.setString(4, event.statusRastreamento());
            upsert.setString(5, event.origem());
            upsert.setString(6, event.destino());
            upsert.executeUpdate();
        }
        connection.commit();
    }
}
