package br.rastreamento.processor.replay;

import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.stereotype.Component;

/// Opens a consumer for one request: it belongs to no group and commits nothing. Thread-safe.
@Component
class LetterConsumers {

    private final Map<String, Object> settings;

    LetterConsumers(ConsumerFactory<byte[], byte[]> factory) {
        settings = new HashMap<>(factory.getConfigurationProperties());
        settings.remove(ConsumerConfig.GROUP_ID_CONFIG);
        settings.put(ConsumerConfig.GROUP_PROTOCOL_CONFIG, "classic");
        settings.put(ConsumerConfig.CLIENT_ID_CONFIG, "dead-letters");
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        // What is asked for is there already: a fetch that waits for more holds up the next
        // partition.
        settings.put(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, 10);
        // Bounds what lies in memory: letters may be large.
        settings.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 100);
        settings.put(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, 1 << 20);
    }

    /// The caller's to close.
    ///
    /// @throws org.apache.kafka.common.KafkaException if Kafka's address cannot be resolved
    Consumer<byte[], byte[]> open() {
        return new KafkaConsumer<>(settings);
    }
}
