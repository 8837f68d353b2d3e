package br.rastreamento.ingest.publish;

import br.rastreamento.evento.Topics;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/// Sees to it that the topic is there before anything is sent: a broker that creates topics by itself would give it one
/// partition. Asks before it creates, because a client may be allowed to write and not to create. Thread-safe; asking
/// from several threads at once does no harm.
@Component
class EventTopic {

    /// 2 MiB: the greatest event that ingest takes, its headers, and room for other producers.
    static final int MAX_MESSAGE_BYTES = 2 * 1024 * 1024;

    private static final Logger LOG = LoggerFactory.getLogger(EventTopic.class);
    private static final Duration BACKGROUND_LIMIT = Duration.ofSeconds(5);

    private final KafkaCluster cluster;
    private final int partitions;
    private volatile boolean seen;
    private volatile boolean complained;

    EventTopic(KafkaCluster cluster, PublishSettings settings) {
        this.cluster = cluster;
        this.partitions = settings.topicPartitions();
    }

    /// Whether the topic is there, created now if need be. Costs nothing once it was seen.
    boolean exists(Duration limit) {
        if (!seen) {
            seen = ensure(limit);
        }
        return seen;
    }

    /// Something went wrong with the topic; it may have vanished with its broker's data.
    void askAgain() {
        seen = false;
    }

    /// Creates the topic soon after Kafka is first there, not only with the first request.
    @Scheduled(fixedDelay = 2, timeUnit = TimeUnit.SECONDS)
    void lookForTopic() {
        exists(BACKGROUND_LIMIT);
    }

    private boolean ensure(Duration limit) {
        try {
            Admin admin = cluster.admin();
            if (!described(admin, limit)) {
                create(admin, limit);
            }
            complained = false;
            return true;
        } catch (ExecutionException e) {
            return complain(e.getCause() == null ? e : e.getCause());
        } catch (TimeoutException | KafkaException e) {
            return complain(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static boolean described(Admin admin, Duration limit)
            throws ExecutionException, InterruptedException, TimeoutException {
        try {
            admin.describeTopics(List.of(Topics.EVENTS))
                    .allTopicNames()
                    .get(limit.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (ExecutionException e) {
            if (e.getCause() instanceof UnknownTopicOrPartitionException) {
                return false;
            }
            throw e;
        }
    }

    private void create(Admin admin, Duration limit)
            throws ExecutionException, InterruptedException, TimeoutException {
        NewTopic topic =
                new NewTopic(Topics.EVENTS, Optional.of(partitions), Optional.empty())
                        .configs(
                                Map.of(
                                        TopicConfig.MAX_MESSAGE_BYTES_CONFIG,
                                        Integer.toString(MAX_MESSAGE_BYTES)));
        try {
            admin.createTopics(List.of(topic)).all().get(limit.toMillis(), TimeUnit.MILLISECONDS);
            LOG.atInfo()
                    .addKeyValue("topic", Topics.EVENTS)
                    .addKeyValue("partitions", partitions)
                    .log("topic created");
        } catch (ExecutionException e) {
            if (!(e.getCause() instanceof TopicExistsException)) { // another instance was faster
                throw e;
            }
        }
    }

    /// Says so once, not with every attempt.
    private boolean complain(Throwable failure) {
        if (!complained) {
            LOG.atWarn()
                    .addKeyValue("topic", Topics.EVENTS)
                    .addKeyValue("failure", failure.getClass().getName())
                    .log("topic neither found nor created, still trying");
            complained = true;
        }
        return false;
    }
}
