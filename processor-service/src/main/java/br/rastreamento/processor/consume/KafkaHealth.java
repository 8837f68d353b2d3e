package br.rastreamento.processor.consume;

import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.DescribeClusterOptions;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;
import org.springframework.kafka.core.KafkaAdmin;
import org.springframework.stereotype.Component;

/// Component `kafka` of the health: cluster id and number of brokers. Asks the cluster, for 2 s at most.
@Component("kafka")
class KafkaHealth extends AbstractHealthIndicator implements DisposableBean {

    private static final int TIMEOUT_MS = 2_000;

    private final Admin admin;

    KafkaHealth(KafkaAdmin settings) {
        super("Kafka does not answer");
        admin = Admin.create(settings.getConfigurationProperties());
    }

    @Override
    protected void doHealthCheck(Health.Builder builder) throws Exception {
        try {
            var cluster = admin.describeCluster(new DescribeClusterOptions().timeoutMs(TIMEOUT_MS));
            builder.up()
                    .withDetail(
                            "clusterId", cluster.clusterId().get(TIMEOUT_MS, TimeUnit.MILLISECONDS))
                    .withDetail(
                            "brokers",
                            cluster.nodes().get(TIMEOUT_MS, TimeUnit.MILLISECONDS).size());
        } catch (ExecutionException e) {
            builder.down().withDetail("reason", String.valueOf(e.getCause()));
        }
    }

    @Override
    public void destroy() {
        admin.close(Duration.ZERO);
    }
}
