package br.rastreamento.ingest.publish;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Looks for one topic and creates it where it is not. Asks before it creates, because a client may be allowed to write and
/// not to create. Thread-safe; asking from several threads at once does no harm.
public final class TopicCreation {

    private static final Logger LOG = LoggerFactory.getLogger(TopicCreation.class);

    private final Supplier<Admin> admin;
    private final NewTopic topic;
    private volatile boolean seen;
    private volatile boolean complained;

    /// @param topic as it is made if it has to be created
    TopicCreation(Supplier<Admin> admin, NewTopic topic) {
        this.admin = admin;
        this.topic = topic;
    }

    /// Whether the topic is there, created now if need be. Costs nothing once it was seen.
    public boolean exists(Duration limit) {
        if (!seen) {
            seen = ensure(limit);
        }
        return seen;
    }

    /// Something went wrong with the topic; it may have vanished with its broker's data.
    public void askAgain() {
        seen = false;
    }

    private boolean ensure(Duration limit) {
        try {
            if (!described(limit)) {
                create(limit);
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

    private boolean described(Duration limit)
            throws ExecutionException, InterruptedException, TimeoutException {
        try {
            admin.get()
                    .describeTopics(List.of(topic.name()))
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

    private void create(Duration limit)
            throws ExecutionException, InterruptedException, TimeoutException {
        try {
            admin.get()
                    .createTopics(List.of(topic))
                    .all()
                    .get(limit.toMillis(), TimeUnit.MILLISECONDS);
            LOG.atInfo()
                    .addKeyValue("topic", topic.name())
                    .addKeyValue("partitions", topic.numPartitions())
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
                    .addKeyValue("topic", topic.name())
                    .addKeyValue("failure", failure.getClass().getName())
                    .log("topic neither found nor created, still trying");
            complained = true;
        }
        return false;
    }
}
