package br.rastreamento.ingest.publish;

import java.util.Map;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.kafka.core.ProducerFactory;
import org.springframework.stereotype.Component;

/// The producer of streams. It is not that of single requests: it has the patience to wait for a Kafka that is away for a
/// while, it sends larger batches, and a full buffer of streams must not hold up a single event. Thread-safe.
@Component
final class StreamProducer implements DisposableBean {

    private static final int BUFFER_BYTES = 32 * 1024 * 1024;
    private static final int BATCH_BYTES = 128 * 1024;

    private final ProducerFactory<byte[], byte[]> producers;

    StreamProducer(ProducerFactory<byte[], byte[]> singles, PublishSettings settings) {
        int patience = Math.toIntExact(settings.streamAckTimeout().toMillis());
        producers =
                singles.copyWithConfigurationOverride(
                        Map.of(
                                ProducerConfig.CLIENT_ID_CONFIG,
                                "ingest-service-stream",
                                // Events repeat themselves. lz4 would be a little faster, but
                                // warns on Java 25 (sun.misc.Unsafe).
                                ProducerConfig.COMPRESSION_TYPE_CONFIG,
                                "zstd",
                                // The lowest level of the usual ones: compressing is most of a
                                // stream's cost.
                                ProducerConfig.COMPRESSION_ZSTD_LEVEL_CONFIG,
                                1,
                                ProducerConfig.LINGER_MS_CONFIG,
                                5,
                                ProducerConfig.MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION,
                                5,
                                ProducerConfig.MAX_BLOCK_MS_CONFIG,
                                patience,
                                ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG,
                                patience,
                                ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG,
                                patience / 2,
                                ProducerConfig.BUFFER_MEMORY_CONFIG,
                                BUFFER_BYTES,
                                ProducerConfig.BATCH_SIZE_CONFIG,
                                BATCH_BYTES));
    }

    /// One, shared.
    Producer<byte[], byte[]> get() {
        return producers.createProducer();
    }

    @Override
    public void destroy() throws Exception {
        if (producers instanceof DisposableBean closeable) {
            closeable.destroy();
        }
    }
}
