package br.rastreamento.benchmarks.ingest;

import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.core.ProducerFactory;

/// Makes the ingest-service a server that does all but publish: every message is acknowledged by nobody, at once or as a
/// real Kafka does it, a moment later by another thread. Put on the service's class path by `loader.path`, named by
/// `spring.main.sources`.
@Configuration(proxyBeanMethods = false)
public class InstantKafka {

    /// Setting: `true` to acknowledge a moment later.
    static final String LATER = "benchmark.acknowledge-later";

    private static final RecordMetadata METADATA =
            new RecordMetadata(new TopicPartition("nowhere", 0), 0, 0, 0, 0, 0);

    @Bean
    ProducerFactory<?, ?> producers( // of any type, as Spring Boot declares its own
            @Value("${" + LATER + ":false}") boolean later) {
        return new Instant(later ? new Later() : new Nowhere());
    }

    /// Has one producer.
    private record Instant(Producer<byte[], byte[]> producer)
            implements ProducerFactory<byte[], byte[]> {

        @Override
        public Producer<byte[], byte[]> createProducer() {
            return producer;
        }

        @Override
        public ProducerFactory<byte[], byte[]> copyWithConfigurationOverride(
                @Nullable Map<String, Object> overrides) {
            return this;
        }
    }

    /// Kafka's stand-in for tests keeps every message; this one keeps none.
    @SuppressWarnings("UnsynchronizedOverridesSynchronized") // there is no state to keep
    private static class Nowhere extends MockProducer<byte[], byte[]> {

        @Override
        public Future<RecordMetadata> send(
                ProducerRecord<byte[], byte[]> message, @Nullable Callback callback) {
            if (callback != null) {
                acknowledge(callback);
            }
            return CompletableFuture.completedFuture(METADATA);
        }

        void acknowledge(Callback callback) {
            callback.onCompletion(METADATA, null);
        }
    }

    /// Gathers for a millisecond, as our producer lingers, and then acknowledges all.
    private static final class Later extends Nowhere {

        private static final long LINGER_NANOS = 1_000_000;

        private final Queue<Callback> waiting = new ConcurrentLinkedQueue<>();

        Later() {
            Thread.ofPlatform().daemon().name("nowhere").start(this::acknowledgeAll);
        }

        @Override
        void acknowledge(Callback callback) {
            waiting.add(callback);
        }

        @SuppressWarnings("InfiniteLoopStatement")
        private void acknowledgeAll() {
            while (true) {
                LockSupport.parkNanos(LINGER_NANOS);
                for (Callback next = waiting.poll(); next != null; next = waiting.poll()) {
                    super.acknowledge(next);
                }
            }
        }
    }
}
