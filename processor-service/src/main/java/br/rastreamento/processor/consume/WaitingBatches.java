package br.rastreamento.processor.consume;

import br.rastreamento.processor.outage.OutagePause;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.listener.BatchInterceptor;
import org.springframework.kafka.listener.CommonErrorHandler;
import org.springframework.kafka.listener.ConsumerAwareRebalanceListener;
import org.springframework.kafka.listener.ListenerUtils;
import org.springframework.kafka.listener.MessageListenerContainer;
import org.springframework.stereotype.Component;
import org.springframework.util.backoff.BackOff;
import org.springframework.util.backoff.BackOffExecution;

/// What the container does with a batch that could not be stored (R9): it keeps it, with its partitions paused, polls on
/// as a member of the group, and calls the listener again after a delay, without end. Nothing is ever given up.
///
/// A wait belongs to partitions. When they move to another instance, their messages leave the kept batch, since it is for
/// the new owner to store and commit them, and this instance no longer waits for them. Thread-safe.
@Component
class WaitingBatches
        implements CommonErrorHandler,
                BatchInterceptor<Object, Object>,
                ConsumerAwareRebalanceListener {

    private static final Logger log = LoggerFactory.getLogger(WaitingBatches.class);

    private final OutagePause pause;
    private final BackOff backOff;
    private final Map<Thread, BackOffExecution> delays = new ConcurrentHashMap<>();

    WaitingBatches(OutagePause pause, BackOff outageBackOff) {
        this.pause = pause;
        this.backOff = outageBackOff;
    }

    /// @return the batch: the container polls, takes out what has moved away meanwhile, and delivers the rest
    @Override
    @SuppressWarnings("unchecked") // these are the container's own records
    public <K, V> ConsumerRecords<K, V> handleBatchAndReturnRemaining(
            Exception failure,
            ConsumerRecords<?, ?> batch,
            Consumer<?, ?> consumer,
            MessageListenerContainer container,
            Runnable invokeListener) {
        pause.began(batch.partitions(), reason(failure));
        delay(container);
        return (ConsumerRecords<K, V>) batch;
    }

    /// The rows are stored, but this consumer was put out of its group before it could commit. Its partitions are read
    /// again by whom they belong to now, which changes nothing (R1).
    @Override
    public void handleBatch(
            Exception failure,
            ConsumerRecords<?, ?> batch,
            Consumer<?, ?> consumer,
            MessageListenerContainer container,
            Runnable invokeListener) {
        log.atWarn()
                .addKeyValue("partitions", batch.partitions())
                .addKeyValue("failure", failure.getClass().getSimpleName())
                .log("stored, but not committed");
    }

    /// A batch that this handler has seen is not stored, or not committed.
    @Override
    public boolean isAckAfterHandle() {
        return false;
    }

    /// Kafka's client failed outside of a batch; whatever is kept stays kept.
    @Override
    public void handleOtherException(
            Exception failure,
            Consumer<?, ?> consumer,
            MessageListenerContainer container,
            boolean batchListener) {
        log.atError().setCause(failure).log("cannot poll");
        delay(container);
    }

    @Override
    public ConsumerRecords<Object, Object> intercept(
            ConsumerRecords<Object, Object> batch, Consumer<Object, Object> consumer) {
        return batch;
    }

    @Override
    public void success(ConsumerRecords<Object, Object> batch, Consumer<Object, Object> consumer) {
        waitNoLonger(batch.partitions());
    }

    @Override
    public void onPartitionsRevokedAfterCommit(
            Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
        waitNoLonger(partitions);
    }

    @Override
    public void clearThreadState() {
        delays.remove(Thread.currentThread());
    }

    private void waitNoLonger(Collection<TopicPartition> partitions) {
        pause.ended(partitions);
        delays.remove(Thread.currentThread());
    }

    private void delay(MessageListenerContainer container) {
        long milliseconds =
                delays.computeIfAbsent(Thread.currentThread(), _ -> backOff.start()).nextBackOff();
        try {
            ListenerUtils.stoppableSleep(container, milliseconds);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static String reason(Exception failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof BatchNotStored known) {
                return known.reason();
            }
            if (cause instanceof KafkaException) {
                return "kafka: " + cause.getClass().getSimpleName();
            }
        }
        log.atError().setCause(failure).log("a batch failed for a reason that nobody foresaw");
        return "processor: " + failure.getClass().getSimpleName();
    }
}
