package br.rastreamento.processor.consume;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import br.rastreamento.evento.EventHeaders;
import br.rastreamento.evento.Topics;
import java.time.Instant;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

class BatchMetricsTest {

    @Test
    void theOldestReceiptOfABatchMayBeInAnyOfItsPartitions() {
        assertThat(
                        BatchMetrics.oldestReceipt(
                                List.of(
                                        message(0, "2025-10-12T08:15:00Z"),
                                        message(0, "2025-10-12T08:15:01Z"),
                                        message(3, "2025-10-12T08:05:00Z"),
                                        message(4, "ontem"),
                                        message(5, "2025-10-12T08:14:00Z"))))
                .contains(Instant.parse("2025-10-12T08:05:00Z"));
    }

    private static ConsumerRecord<byte[], byte[]> message(int partition, String receivedAt) {
        var message =
                new ConsumerRecord<byte[], byte[]>(
                        Topics.EVENTS, partition, 0, new byte[0], new byte[0]);
        message.headers().add(EventHeaders.RECEIVED_AT, receivedAt.getBytes(UTF_8));
        return message;
    }
}
