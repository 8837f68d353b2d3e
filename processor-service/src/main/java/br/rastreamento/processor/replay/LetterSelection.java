package br.rastreamento.processor.replay;

import br.rastreamento.evento.Topics;
import java.util.Collection;
import java.util.NavigableSet;
import java.util.TreeSet;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/// Reads single letters, with their bytes: oldest first, neighbours in one go.
final class LetterSelection {

    /// Letters between two wanted ones that are read rather than skipped.
    private static final int NEAR = 20;

    private LetterSelection() {}

    /// Passes on those that exist.
    ///
    /// @throws org.apache.kafka.common.errors.TimeoutException if there was no time to read them all
    static void read(
            Consumer<byte[], byte[]> consumer,
            Deadline deadline,
            Collection<LetterId> wanted,
            java.util.function.Consumer<ConsumerRecord<byte[], byte[]>> sink) {
        NavigableSet<LetterId> ids = new TreeSet<>(wanted);
        for (TopicPartition partition :
                TopicRange.partitions(consumer, Topics.DEAD_LETTERS, deadline)) {
            TopicRange all = TopicRange.of(consumer, partition, deadline);
            NavigableSet<LetterId> here =
                    new TreeSet<>(
                            ids.subSet(
                                    new LetterId(partition.partition(), all.begin()),
                                    new LetterId(partition.partition(), all.end())));
            while (!here.isEmpty()) {
                NavigableSet<LetterId> run = takeRun(here);
                all.startingAt(run.first().offset())
                        .endingAt(run.last().offset() + 1)
                        .read(
                                consumer,
                                deadline,
                                letter -> {
                                    if (run.contains(LetterId.of(letter))) {
                                        sink.accept(letter);
                                    }
                                });
            }
        }
    }

    private static NavigableSet<LetterId> takeRun(NavigableSet<LetterId> ids) {
        NavigableSet<LetterId> run = new TreeSet<>();
        while (!ids.isEmpty()
                && (run.isEmpty() || ids.first().offset() - run.last().offset() <= NEAR)) {
            run.add(ids.removeFirst());
        }
        return run;
    }
}
