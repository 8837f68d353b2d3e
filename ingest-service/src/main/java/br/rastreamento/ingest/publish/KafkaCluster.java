package br.rastreamento.ingest.publish;

import br.rastreamento.evento.TopicReplication;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.SaslConfigs;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.kafka.core.KafkaAdmin;
import org.springframework.stereotype.Component;

/// The one administrative connection to Kafka. Made at first use, because making it fails where the broker's name does
/// not resolve yet, and the service must start without Kafka.
@Component
public final class KafkaCluster implements DisposableBean {

    private final Map<String, Object> configuration;
    private final TopicReplication replication;
    private @Nullable Admin admin;

    KafkaCluster(KafkaAdmin configured, PublishSettings settings) {
        configuration = new HashMap<>(configured.getConfigurationProperties());
        int timeout = Math.toIntExact(settings.ackTimeout().toMillis());
        configuration.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, timeout);
        configuration.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, timeout);
        replication = settings.replication();
        requireLogin();
    }

    /// Waiting would not help.
    private void requireLogin() {
        Object login = configuration.get(SaslConfigs.SASL_JAAS_CONFIG);
        if (securityProtocol().startsWith("SASL_") && (login == null || login.equals(""))) {
            throw new IllegalStateException(
                    "KAFKA_SASL_JAAS_CONFIG is needed with KAFKA_SECURITY_PROTOCOL="
                            + securityProtocol());
        }
    }

    /// The connection, made now if need be.
    ///
    /// @throws org.apache.kafka.common.KafkaException if no connection can be set up now
    public synchronized Admin admin() {
        Admin current = admin;
        if (current == null) {
            current = Admin.create(configuration);
            admin = current;
        }
        return current;
    }

    /// Looks for a topic, and creates it with the replication that is set.
    ///
    /// @param partitions if it has to be created
    /// @param configs if it has to be created; what is not said is the brokers' choice
    public TopicCreation creationOf(String topic, int partitions, Map<String, String> configs) {
        Map<String, String> all = new HashMap<>(replication.settings());
        all.putAll(configs);
        return new TopicCreation(
                this::admin,
                new NewTopic(topic, Optional.of(partitions), replication.replicas()).configs(all));
    }

    /// How brokers are spoken to: `PLAINTEXT`, `SSL`, `SASL_SSL`, `SASL_PLAINTEXT`.
    String securityProtocol() {
        return String.valueOf(configuration.get(AdminClientConfig.SECURITY_PROTOCOL_CONFIG));
    }

    @Override
    public synchronized void destroy() {
        if (admin != null) {
            admin.close(Duration.ZERO);
        }
    }
}
