package br.rastreamento.ingest.publish;

import java.util.Collection;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.DescribeClusterResult;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.Node;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/// Component `kafka` of the health answer: UP when a broker answers. Part of readiness.
@Component("kafkaHealthIndicator")
final class KafkaReadiness implements HealthIndicator {

    private static final long LIMIT_MILLIS = 2_000;

    private final KafkaCluster cluster;

    KafkaReadiness(KafkaCluster cluster) {
        this.cluster = cluster;
    }

    @Override
    public Health health() {
        try {
            DescribeClusterResult answer = cluster.admin().describeCluster();
            Collection<Node> nodes = answer.nodes().get(LIMIT_MILLIS, TimeUnit.MILLISECONDS);
            return Health.up()
                    .withDetail("security", cluster.securityProtocol())
                    .withDetail("clusterId", answer.clusterId().get(1, TimeUnit.MILLISECONDS))
                    .withDetail("brokers", nodes.stream().map(KafkaReadiness::address).toList())
                    .build();
        } catch (ExecutionException e) {
            return down(e.getCause() == null ? e : e.getCause());
        } catch (TimeoutException | KafkaException e) {
            return down(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return down(e);
        }
    }

    private Health down(Throwable failure) {
        return Health.down()
                .withDetail("security", cluster.securityProtocol())
                .withDetail("reason", failure.getClass().getSimpleName())
                .build();
    }

    private static String address(Node node) {
        return node.host() + ":" + node.port();
    }
}
