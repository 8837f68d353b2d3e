package br.rastreamento.processor.replay;

import org.apache.kafka.clients.admin.NewTopic;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.config.TopicBuilder;

@Configuration(proxyBeanMethods = false)
class ReplaySetup {

    @Bean
    NewTopic replayMarksTopic() {
        return TopicBuilder.name(ReplayMarks.TOPIC).partitions(1).compact().build();
    }
}
