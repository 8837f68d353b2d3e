package br.rastreamento.processor.replay;

import br.rastreamento.evento.TopicReplication;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.TopicConfig;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class ReplaySetup {

    @Bean
    NewTopic replayMarksTopic(TopicReplication replication) {
        Map<String, String> settings = new HashMap<>(replication.settings());
        settings.put(TopicConfig.CLEANUP_POLICY_CONFIG, TopicConfig.CLEANUP_POLICY_COMPACT);
        return new NewTopic(ReplayMarks.TOPIC, Optional.of(1), replication.replicas())
                .configs(settings);
    }
}
