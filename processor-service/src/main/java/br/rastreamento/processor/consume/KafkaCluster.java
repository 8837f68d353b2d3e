package br.rastreamento.processor.consume;

import java.time.Duration;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.common.config.SaslConfigs;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.kafka.core.KafkaAdmin;
import org.springframework.stereotype.Component;

/// The administrative connection for questions to Kafka. Made at first use, because making it fails where the broker's
/// name does not resolve yet, and the service must start without Kafka (R9). Thread-safe.
@Component
class KafkaCluster implements DisposableBean {

    /// For one question.
    static final int TIMEOUT_MS = 2_000;

    private final KafkaAdmin settings;
    private @Nullable Admin admin;

    KafkaCluster(KafkaAdmin settings) {
        this.settings = settings;
        requireLogin();
    }

    /// Waiting would not help.
    private void requireLogin() {
        Object login = settings.getConfigurationProperties().get(SaslConfigs.SASL_JAAS_CONFIG);
        if (securityProtocol().startsWith("SASL_") && (login == null || login.equals(""))) {
            throw new IllegalStateException(
                    "KAFKA_SASL_JAAS_CONFIG is needed with KAFKA_SECURITY_PROTOCOL="
                            + securityProtocol());
        }
    }

    /// @throws org.apache.kafka.common.KafkaException if no connection can be set up now
    synchronized Admin admin() {
        Admin current = admin;
        if (current == null) {
            current = Admin.create(settings.getConfigurationProperties());
            admin = current;
        }
        return current;
    }

    /// How brokers are spoken to: `PLAINTEXT`, `SSL`, `SASL_SSL`, `SASL_PLAINTEXT`.
    String securityProtocol() {
        return String.valueOf(
                settings.getConfigurationProperties()
                        .get(AdminClientConfig.SECURITY_PROTOCOL_CONFIG));
    }

    @Override
    public synchronized void destroy() {
        if (admin != null) {
            admin.close(Duration.ZERO);
        }
    }
}
