package br.rastreamento.processor.consume;

import br.rastreamento.evento.EventReader;
import br.rastreamento.evento.TopicReplication;
import br.rastreamento.evento.Topics;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.common.config.TopicConfig;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.springframework.kafka.config.ConcurrentKafkaListenerContainerFactory;
import org.springframework.kafka.listener.BatchInterceptor;
import org.springframework.kafka.listener.BatchMessageListener;
import org.springframework.kafka.listener.CompositeBatchInterceptor;
import org.springframework.kafka.listener.ConcurrentMessageListenerContainer;
import org.springframework.scheduling.annotation.EnableScheduling;

/// What the listener needs around it.
@EnableScheduling
@Configuration(proxyBeanMethods = false)
class ConsumerSetup {

    @Bean
    EventReader eventReader(ConsumerSettings settings, Clock clock) {
        return new EventReader(settings.window(), clock);
    }

    /// The listener itself and not a method behind an adapter of Spring's, which would ask for the position of every
    /// partition that it gets: a consumer that is stopped while it gets some would hang on that for a minute.
    @Bean
    ConcurrentMessageListenerContainer<?, ?> eventContainer(
            ConcurrentKafkaListenerContainerFactory<?, ?> factory,
            BatchMessageListener<byte[], byte[]> listener,
            ConsumerSettings settings) {
        var container = factory.createContainer(Topics.EVENTS);
        container.setupMessageListener(listener);
        container.setConcurrency(settings.concurrency());
        container.setAutoStartup(false);
        return container;
    }

    /// Spring Boot gives it to the container.
    @Bean
    @Primary
    BatchInterceptor<Object, Object> batchInterceptor(
            WaitingBatches waiting, ConsumerSettings settings, KafkaProperties kafka) {
        return new CompositeBatchInterceptor<>(
                waiting, new BatchPace(settings.batchInterval(), fullBatch(kafka)));
    }

    private static int fullBatch(KafkaProperties kafka) {
        Integer most = kafka.getConsumer().getMaxPollRecords();
        return most == null ? ConsumerConfig.DEFAULT_MAX_POLL_RECORDS : most;
    }

    @Bean
    TopicReplication topicReplication(ConsumerSettings settings) {
        return new TopicReplication(settings.replication());
    }

    @Bean
    NewTopic topicOfEvents(ConsumerSettings settings, TopicReplication replication) {
        return topic(
                Topics.EVENTS,
                Optional.of(settings.partitions()),
                Topics.EVENTS_MAX_MESSAGE_BYTES,
                replication);
    }

    @Bean
    NewTopic topicOfDeadLetters(TopicReplication replication) {
        return topic(
                Topics.DEAD_LETTERS,
                Optional.empty(),
                Topics.DEAD_LETTERS_MAX_MESSAGE_BYTES,
                replication);
    }

    private static NewTopic topic(
            String name,
            Optional<Integer> partitions,
            int maxMessageBytes,
            TopicReplication replication) {
        Map<String, String> settings = new HashMap<>(replication.settings());
        settings.put(TopicConfig.MAX_MESSAGE_BYTES_CONFIG, Integer.toString(maxMessageBytes));
        return new NewTopic(name, partitions, replication.replicas()).configs(settings);
    }
}
