package br.rastreamento.processor.consume;

import br.rastreamento.evento.EventReader;
import br.rastreamento.evento.Topics;
import java.time.Clock;
import org.apache.kafka.common.config.TopicConfig;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.config.ConcurrentKafkaListenerContainerFactory;
import org.springframework.kafka.config.TopicBuilder;
import org.springframework.kafka.core.KafkaAdmin.NewTopics;
import org.springframework.kafka.listener.BatchMessageListener;
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

    @Bean
    NewTopics topics(ConsumerSettings settings) {
        return new NewTopics(
                TopicBuilder.name(Topics.EVENTS)
                        .partitions(settings.partitions())
                        .config(TopicConfig.MAX_MESSAGE_BYTES_CONFIG, Integer.toString(2 << 20))
                        .build(),
                TopicBuilder.name(Topics.DEAD_LETTERS)
                        .config(TopicConfig.MAX_MESSAGE_BYTES_CONFIG, Integer.toString(4 << 20))
                        .build());
    }
}
