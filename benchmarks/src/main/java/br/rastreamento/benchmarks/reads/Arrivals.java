package br.rastreamento.benchmarks.reads;

import br.rastreamento.benchmarks.processor.Backlog;
import br.rastreamento.evento.Topics;
import br.rastreamento.simulator.stream.Item;
import java.time.Duration;
import java.util.Iterator;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/// Events that come into Kafka at a fixed rate, as the ingest-service publishes them, until they are stopped.
final class Arrivals {

    /// For so long they come before anything is measured: the processor's compiler has to be done, and after
    /// 20 s it was not.
    static final Duration LEAD = Duration.ofSeconds(60);

    private static final long LOOK = Duration.ofMillis(5).toNanos();

    private final CompletableFuture<Long> sent;
    private volatile boolean stopped;

    private Arrivals(String bootstrapServers, Iterator<Item> events, int rate) {
        this.sent = CompletableFuture.supplyAsync(() -> send(bootstrapServers, events, rate));
    }

    /// Returns at once.
    ///
    /// @param rate events a second
    static Arrivals start(String bootstrapServers, Iterator<Item> events, int rate) {
        return new Arrivals(bootstrapServers, events, rate);
    }

    /// Ends them.
    ///
    /// @return how many came
    /// @throws IllegalStateException if there were no more before
    long stop() throws InterruptedException, ExecutionException {
        if (sent.isDone()) {
            throw new IllegalStateException("no more events after " + sent.get());
        }
        stopped = true;
        return sent.get();
    }

    private long send(String bootstrapServers, Iterator<Item> events, int rate) {
        long count = 0;
        try (var producer =
                new KafkaProducer<>(
                        Map.of("bootstrap.servers", bootstrapServers, "acks", "all"),
                        new ByteArraySerializer(),
                        new ByteArraySerializer())) {
            long start = System.nanoTime();
            while (!stopped && events.hasNext()) {
                while (events.hasNext() && count < (System.nanoTime() - start) / 1e9 * rate) {
                    Item item = events.next();
                    var _ = // the rows are counted
                            producer.send(
                                    new ProducerRecord<>(
                                            Topics.EVENTS, Backlog.key(item), item.wire().json()));
                    count++;
                }
                LockSupport.parkNanos(LOOK);
            }
        }
        return count;
    }
}
