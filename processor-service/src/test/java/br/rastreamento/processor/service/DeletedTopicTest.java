package br.rastreamento.processor.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import br.rastreamento.evento.Topics;
import br.rastreamento.testservers.TestDatabase;
import br.rastreamento.testservers.TestKafka;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.Test;

/// Somebody deletes the topic of dead letters, to be rid of them, while the service runs.
class DeletedTopicTest {

    @Test
    void messagesThatAreNoEventsStallNothing() // R8
            throws ExecutionException, InterruptedException {
        try (var kafka = TestKafka.own();
                TestDatabase database = TestDatabase.create();
                Topic topic = new Topic(kafka.bootstrapServers());
                Admin admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()));
                Instance processor =
                        Instance.start(
                                kafka.bootstrapServers(),
                                database.jdbcUrl(),
                                "--KAFKA_TOPIC_PARTITIONS=1",
                                "--spring.kafka.producer.properties.max.block.ms=1000",
                                "--spring.kafka.producer.properties.request.timeout.ms=1000",
                                "--spring.kafka.producer.properties.delivery.timeout.ms=2000")) {
            processor.awaitConsuming(1);
            topic.publish(0, List.of("ruim"));
            await().atMost(Instance.PATIENCE).until(() -> topic.deadLetters().size() == 1);
            admin.deleteTopics(List.of(Topics.DEAD_LETTERS)).all().get();

            topic.publish(0, List.of("pior", Topic.event(1, "POSTADO", 0)));

            await().atMost(Instance.PATIENCE).until(() -> topic.lag() == 0);
            assertThat(topic.deadLetters()).hasSize(1);
        }
    }
}
