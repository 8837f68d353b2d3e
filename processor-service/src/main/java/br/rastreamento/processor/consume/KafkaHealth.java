package br.rastreamento.processor.consume;

import static br.rastreamento.processor.consume.KafkaCluster.TIMEOUT_MS;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.DescribeClusterOptions;
import org.apache.kafka.common.KafkaException;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/// Component `kafka` of the health: cluster id and number of brokers. Asks the cluster, for 2 s at most.
@Component("kafka")
class KafkaHealth implements HealthIndicator {

    private final KafkaCluster kafka;

    KafkaHealth(KafkaCluster kafka) {
        this.kafka = kafka;
    }

    @Override
    public Health health() {
        try {
            return up();
        } catch (ExecutionException e) {
            return down(e.getCause() == null ? e : e.getCause());
        } catch (KafkaException | TimeoutException e) {
            return down(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return down(e);
        }
    }

    private Health up() throws ExecutionException, InterruptedException, TimeoutException {
        var cluster =
                kafka.admin().describeCluster(new DescribeClusterOptions().timeoutMs(TIMEOUT_MS));
        return Health.up()
                .withDetail("security", kafka.securityProtocol())
                .withDetail("clusterId", cluster.clusterId().get(TIMEOUT_MS, TimeUnit.MILLISECONDS))
                .withDetail(
                        "brokers", cluster.nodes().get(TIMEOUT_MS, TimeUnit.MILLISECONDS).size())
                .build();
    }

    private Health down(Throwable failure) {
        return Health.down()
                .withDetail("security", kafka.securityProtocol())
                .withDetail("reason", failure.getClass().getSimpleName())
                .build();
    }
}
