package br.rastreamento.testservers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;

class TestKafkaTest {

    private static final int FOUR_MIB = 4 * 1024 * 1024;

    @Test
    void keepsRecordsAndItsAddressOverARestart() throws Exception {
        try (OwnKafka kafka = TestKafka.own()) {
            createTopic(kafka.bootstrapServers(), "kept", Map.of());
            send(kafka.bootstrapServers(), "kept", new byte[] {7});

            kafka.stop();
            kafka.start();

            assertThat(readOne(kafka.bootstrapServers(), "kept")).containsExactly(7);
        }
    }

    @Test
    void takesRecordsOfFourMebibytesWhereTheTopicAllowsThem() throws Exception {
        String topic = "large-" + UUID.randomUUID();
        createTopic(
                TestKafka.bootstrapServers(),
                topic,
                Map.of("max.message.bytes", Integer.toString(FOUR_MIB)));

        send(TestKafka.bootstrapServers(), topic, new byte[FOUR_MIB - 1024]);

        assertThat(readOne(TestKafka.bootstrapServers(), topic)).hasSize(FOUR_MIB - 1024);
    }

    @Test
    void createsNoTopicByItself() {
        String topic = "missing-" + UUID.randomUUID();
        try (Admin admin = admin(TestKafka.bootstrapServers())) {
            assertThatThrownBy(() -> admin.describeTopics(List.of(topic)).allTopicNames().get())
                    .hasCauseInstanceOf(UnknownTopicOrPartitionException.class);
        }
    }

    private static void createTopic(String servers, String topic, Map<String, String> settings)
            throws Exception {
        try (Admin admin = admin(servers)) {
            var wanted = new NewTopic(topic, Optional.of(1), Optional.empty()).configs(settings);
            admin.createTopics(List.of(wanted)).all().get();
        }
    }

    private static Admin admin(String servers) {
        return Admin.create(Map.<String, Object>of("bootstrap.servers", servers));
    }

    private static void send(String servers, String topic, byte[] value) throws Exception {
        Map<String, Object> settings =
                Map.of(
                        "bootstrap.servers",
                        servers,
                        "max.request.size",
                        2 * FOUR_MIB,
                        "acks",
                        "all");
        try (var producer =
                new KafkaProducer<>(
                        settings, new ByteArraySerializer(), new ByteArraySerializer())) {
            producer.send(new ProducerRecord<>(topic, value)).get();
        }
    }

    /// Through a group of the KIP-848 protocol, as the processor reads.
    private static byte[] readOne(String servers, String topic) {
        Map<String, Object> settings =
                Map.of(
                        "bootstrap.servers",
                        servers,
                        "group.id",
                        "group-" + UUID.randomUUID(),
                        "group.protocol",
                        "consumer",
                        "auto.offset.reset",
                        "earliest");
        try (var consumer =
                new KafkaConsumer<>(
                        settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            consumer.subscribe(List.of(topic));
            for (int attempt = 0; attempt < 30; attempt++) {
                for (var message : consumer.poll(Duration.ofSeconds(1))) {
                    return message.value();
                }
            }
        }
        throw new AssertionError("no record on " + topic);
    }
}
