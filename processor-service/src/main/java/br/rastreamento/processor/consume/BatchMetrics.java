package br.rastreamento.processor.consume;

import br.rastreamento.evento.EventHeaders;
import br.rastreamento.evento.Violation;
import br.rastreamento.evento.ViolationCode;
import br.rastreamento.processor.deadletter.DeadLetter;
import br.rastreamento.processor.store.WrittenBatch;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// What operations watch. Counts are of batches whose offsets are about to be committed; a batch that is delivered again
/// counts its events again as duplicates. Thread-safe.
@Component
class BatchMetrics {

    /// A write of the database.
    interface Write<T> {
        T run() throws SQLException;
    }

    private final MeterRegistry registry;
    private final Clock clock;
    private final Counter stored;
    private final Counter duplicates;
    private final Counter parcels;
    private final Map<ViolationCode, Counter> deadLetters = new EnumMap<>(ViolationCode.class);
    private final QualityMetrics quality;
    private final DistributionSummary batchSize;
    private final Timer write;
    private final Timer receiptToCommit;

    BatchMetrics(MeterRegistry registry, Clock clock) {
        this.registry = registry;
        this.clock = clock;
        stored =
                Counter.builder("processor.events.stored")
                        .description("Distinct events written")
                        .register(registry);
        duplicates =
                Counter.builder("processor.events.duplicate")
                        .description("Events that were known already (R1)")
                        .register(registry);
        parcels =
                Counter.builder("processor.parcels.new")
                        .description("Parcels seen for the first time")
                        .register(registry);
        // From 0 on: to Prometheus a counter that appears with its first letter has not grown.
        for (ViolationCode code : ViolationCode.values()) {
            deadLetters.put(
                    code,
                    Counter.builder("processor.dead.letters")
                            .tag("codigo", code.code())
                            .description("Messages rejected, by their first violation")
                            .register(registry));
        }
        quality = new QualityMetrics(registry);
        batchSize =
                DistributionSummary.builder("processor.batch.size")
                        .description("Messages per batch")
                        .publishPercentileHistogram()
                        .minimumExpectedValue(1.0) // else buckets for all of a double: 276 series
                        .maximumExpectedValue(100_000.0)
                        .register(registry);
        write =
                Timer.builder("processor.batch.write")
                        .description(
                                "Time to write a batch to the database, tries that failed included")
                        .publishPercentileHistogram()
                        .register(registry);
        receiptToCommit =
                Timer.builder("processor.receipt.to.commit")
                        .description(
                                "From the receipt by ingest to the commit, for the oldest message of each batch")
                        .publishPercentileHistogram()
                        .maximumExpectedValue(Duration.ofHours(1)) // more than 30 s is what matters
                        .register(registry);
    }

    <T> T timeWrite(Write<T> action) throws SQLException {
        Timer.Sample sample = Timer.start(registry);
        try {
            return action.run();
        } finally {
            sample.stop(write);
        }
    }

    void stored(
            List<ConsumerRecord<byte[], byte[]>> messages,
            WrittenBatch written,
            long accepted,
            List<DeadLetter> dead) {
        batchSize.record(messages.size());
        stored.increment((double) written.newEvents());
        duplicates.increment((double) (accepted - written.newEvents()));
        parcels.increment((double) written.newParcels());
        quality.count(written.quality());
        for (DeadLetter letter : dead) {
            Violation first = letter.violations().getFirst();
            Objects.requireNonNull(deadLetters.get(first.codigo())).increment();
        }
        oldestReceipt(messages)
                .ifPresent(received ->
                        receiptToCommit.record(Duration.between(received, clock.instant())));
    }

    /// Within a partition the first is the oldest, as far as this can be told: only that one's header is read.
    static Optional<Instant> oldestReceipt(List<ConsumerRecord<byte[], byte[]>> messages) {
        Instant oldest = null;
        int partition = -1;
        for (ConsumerRecord<byte[], byte[]> message : messages) {
            if (message.partition() != partition) {
                partition = message.partition();
                Instant received = receivedAt(message);
                if (received != null && (oldest == null || received.isBefore(oldest))) {
                    oldest = received;
                }
            }
        }
        return Optional.ofNullable(oldest);
    }

    private static @Nullable Instant receivedAt(ConsumerRecord<byte[], byte[]> message) {
        Header header = message.headers().lastHeader(EventHeaders.RECEIVED_AT);
        if (header == null || header.value() == null) {
            return null;
        }
        try {
            return Instant.parse(new String(header.value(), StandardCharsets.UTF_8));
        } catch (DateTimeException notOurs) {
            return null; // anyone may write to the topic, headers too
        }
    }
}
