package br.rastreamento.processor.replay;

import br.rastreamento.evento.Topics;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.jspecify.annotations.Nullable;

/// Reads dead letters newest first: each partition backwards, and always the newest of what the partitions offer.
/// Within a partition the offset decides, so that a cursor says exactly what was seen. For one request.
final class BackwardScan {

    /// Letters looked at in one request, whether they match or not.
    static final int MOST = 200_000;

    private final Consumer<byte[], byte[]> consumer;
    private final Deadline deadline;
    private final ReplayMarks marks;
    private final List<PartitionTail> tails = new ArrayList<>();

    /// @param from null to start at the end of the topic
    BackwardScan(
            Consumer<byte[], byte[]> consumer,
            Deadline deadline,
            ReplayMarks marks,
            @Nullable PageCursor from) {
        this.consumer = consumer;
        this.deadline = deadline;
        this.marks = marks;
        for (TopicPartition partition :
                TopicRange.partitions(consumer, Topics.DEAD_LETTERS, deadline)) {
            TopicRange range = TopicRange.of(consumer, partition, deadline);
            tails.add(
                    new PartitionTail(
                            from == null
                                    ? range
                                    : range.endingAt(
                                            // a partition that is newer than the cursor
                                            from.before()
                                                    .getOrDefault(partition.partition(), 0L))));
        }
    }

    LetterPage page(LetterFilter filter, int limit) {
        List<Letter> found = new ArrayList<>();
        try {
            for (int seen = 0; seen < MOST; seen++) {
                if (found.size() == limit) {
                    return new LetterPage(found, cursor(), true);
                }
                Optional<PartitionTail> newest = newest();
                if (newest.isEmpty()) {
                    return new LetterPage(found, null, true);
                }
                Letter letter = newest.get().take();
                if (filter.matches(letter)) {
                    found.add(letter);
                }
            }
        } catch (TimeoutException e) {
            return new LetterPage(found, cursor(), false);
        }
        return new LetterPage(found, cursor(), false);
    }

    private Optional<PartitionTail> newest() {
        tails.forEach(tail -> tail.fill(consumer, marks, deadline));
        return tails.stream()
                .filter(tail -> !tail.isExhausted())
                .max(Comparator.comparing(PartitionTail::newestAt));
    }

    private @Nullable PageCursor cursor() {
        SortedMap<Integer, Long> before = new TreeMap<>();
        boolean more = false;
        for (PartitionTail tail : tails) {
            before.put(tail.partition(), tail.position());
            more |= !tail.isExhausted();
        }
        return more ? new PageCursor(before) : null;
    }
}
