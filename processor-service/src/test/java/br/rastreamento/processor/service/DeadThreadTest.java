package br.rastreamento.processor.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import br.rastreamento.processor.ProcessorApplication;
import br.rastreamento.testservers.OwnKafka;
import br.rastreamento.testservers.TestDatabase;
import br.rastreamento.testservers.TestKafka;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.kafka.listener.BatchMessageListener;
import org.springframework.kafka.listener.ConcurrentMessageListenerContainer;

class DeadThreadTest {

    private static final String DEADLY = Topic.event(13, "POSTADO", 0);

    /// The container stops all threads when one has met an `Error`: only a new process is whole again, and liveness asks
    /// for one. What the old one had not stored is stored by the new one.
    @Test
    void anInstanceWhoseThreadDiedOfAnErrorIsNotLiveAndCostsNoEvent() { // R7
        try (OwnKafka kafka = TestKafka.own();
                TestDatabase database = TestDatabase.create();
                Topic topic = new Topic(kafka.bootstrapServers())) {
            try (Instance dying =
                    start(
                            kafka,
                            database,
                            new SpringApplicationBuilder(ProcessorApplication.class)
                                    .initializers(context ->
                                            context.getBeanFactory()
                                                    .addBeanPostProcessor(new Dies())))) {
                dying.awaitConsuming(2);
                assertThat(dying.isLive()).isTrue();
                assertThat(deadThreads(dying)).isEqualTo("0.0");

                topic.publish(0, List.of(DEADLY, Topic.event(14, "POSTADO", 0)));

                await().atMost(Instance.PATIENCE)
                        .untilAsserted(() -> assertThat(dying.consumer()).contains("\"parado\""));
                assertThat(dying.isLive()).isFalse();
                assertThat(Double.parseDouble(deadThreads(dying))).isPositive();
                assertThat(dying.get("/actuator/health").statusCode()).isEqualTo(503);
            }
            try (Instance whole =
                    start(
                            kafka,
                            database,
                            new SpringApplicationBuilder(ProcessorApplication.class))) {
                Rows rows = new Rows(database::superuser);
                await().atMost(Instance.PATIENCE)
                        .untilAsserted(() -> assertThat(rows.events()).isEqualTo(2));
                whole.awaitConsuming(2);
                assertThat(topic.deadLetters()).isEmpty();
            }
        }
    }

    private static String deadThreads(Instance processor) {
        String series = "processor_threads_dead ";
        return processor
                .get("/actuator/prometheus")
                .body()
                .lines()
                .filter(line -> line.startsWith(series))
                .map(line -> line.substring(series.length()))
                .collect(Collectors.joining());
    }

    private static Instance start(
            OwnKafka kafka, TestDatabase database, SpringApplicationBuilder application) {
        return Instance.start(
                application,
                kafka.bootstrapServers(),
                database.jdbcUrl(),
                "--KAFKA_TOPIC_PARTITIONS=2",
                "--PROCESSOR_CONCURRENCY=2");
    }

    /// Puts itself between the container and the service's listener.
    private static final class Dies implements BeanPostProcessor {

        @Override
        @SuppressWarnings("unchecked") // the service has one listener, and it is of this type
        public Object postProcessAfterInitialization(Object bean, String name) {
            if (bean instanceof ConcurrentMessageListenerContainer<?, ?> container) {
                var listener =
                        (BatchMessageListener<byte[], byte[]>)
                                Objects.requireNonNull(
                                        container.getContainerProperties().getMessageListener());
                container.setupMessageListener(
                        (BatchMessageListener<byte[], byte[]>)
                                messages -> {
                                    if (messages.stream().anyMatch(Dies::isDeadly)) {
                                        throw new OutOfMemoryError("thrown by a test");
                                    }
                                    listener.onMessage(messages);
                                });
            }
            return bean;
        }

        private static boolean isDeadly(ConsumerRecord<byte[], byte[]> message) {
            return new String(message.value(), StandardCharsets.UTF_8).equals(DEADLY);
        }
    }
}
