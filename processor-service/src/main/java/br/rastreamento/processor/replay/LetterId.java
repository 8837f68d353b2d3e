package br.rastreamento.processor.replay;

import br.rastreamento.problema.RequestProblem;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Comparator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/// Where a dead letter lies in its topic; on the wire `<partition>-<offset>`.
record LetterId(int partition, long offset) implements Comparable<LetterId> {

    private static final Pattern FORM = Pattern.compile("(\\d{1,9})-(\\d{1,18})");

    /// @throws RequestProblem 400 if the text is none
    static LetterId parse(String text) {
        Matcher parts = FORM.matcher(text);
        if (!parts.matches()) {
            throw RequestProblem.invalidParameter(
                    "id", "O id de uma carta morta é <partição>-<offset>, por exemplo 0-42.");
        }
        return new LetterId(Integer.parseInt(parts.group(1)), Long.parseLong(parts.group(2)));
    }

    static LetterId of(ConsumerRecord<?, ?> letter) {
        return new LetterId(letter.partition(), letter.offset());
    }

    @Override
    public int compareTo(LetterId other) {
        return Comparator.comparingInt(LetterId::partition)
                .thenComparingLong(LetterId::offset)
                .compare(this, other);
    }

    @JsonValue
    @Override
    public String toString() {
        return partition + "-" + offset;
    }
}
