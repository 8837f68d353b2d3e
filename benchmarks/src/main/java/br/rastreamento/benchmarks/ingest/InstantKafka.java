package br.rastreamento.benchmarks.ingest;

import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.core.ProducerFactory;

/// Makes the ingest-service a server that does all but publish: every message is acknowledged at once by nobody. Put on
/// the service's class path by `loader.path`, named by `spring.main.sources`.
@Configuration(proxyBeanMethods = false)
public class InstantKafka {

    private static final RecordMetadata METADATA =
            new RecordMetadata(new TopicPartition("nowhere", 0), 0, 0, 0, 0, 0);

    @Bean
    ProducerFactory<?, ?> producers() { // of any type, as Spring Boot declares its own
        return new Instant();
    }

    /// Has one producer.
    private static final class Instant implements ProducerFactory<byte[], byte[]> {

        private final Producer<byte[], byte[]> producer = new Nowhere();

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
    private static final class Nowhere extends MockProducer<byte[], byte[]> {

        @Override
        public Future<RecordMetadata> send(
                ProducerRecord<byte[], byte[]> message, @Nullable Callback callback) {
            if (callback != null) {
                callback.onCompletion(METADATA, null);
            }
            return CompletableFuture.completedFuture(METADATA);
        }
    }
}
