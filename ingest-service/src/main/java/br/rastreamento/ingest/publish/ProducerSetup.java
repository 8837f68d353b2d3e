package br.rastreamento.ingest.publish;

import br.rastreamento.evento.Topics;
import java.time.Duration;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.springframework.boot.kafka.autoconfigure.DefaultKafkaProducerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.EnableScheduling;

/// Settings of the producer that follow from others; the rest is in `application.yaml`.
@Configuration(proxyBeanMethods = false)
@EnableScheduling
class ProducerSetup {

    /// Between the time limit of one attempt and that of the delivery there must be room for lingering.
    private static final Duration LINGER_ROOM = Duration.ofMillis(100);

    /// A message that the caller was told 503 about is not tried much longer: the caller sends it again.
    @Bean
    DefaultKafkaProducerFactoryCustomizer boundedBy(PublishSettings settings) {
        Duration delivery = settings.ackTimeout();
        return producers ->
                producers.updateConfigs(
                        Map.of(
                                ProducerConfig.MAX_BLOCK_MS_CONFIG,
                                settings.maxBlock().toMillis(),
                                ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG,
                                Math.toIntExact(delivery.toMillis()),
                                ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG,
                                Math.toIntExact(delivery.minus(LINGER_ROOM).toMillis()),
                                ProducerConfig.MAX_REQUEST_SIZE_CONFIG,
                                Topics.EVENTS_MAX_MESSAGE_BYTES));
    }
}
